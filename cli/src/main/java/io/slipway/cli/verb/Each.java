package io.slipway.cli.verb;

import io.slipway.api.Problem;
import io.slipway.cli.outcome.Exit;
import io.slipway.cli.outcome.Trouble;
import io.slipway.cli.text.Clean;
import io.slipway.cli.text.Speech;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A verb on several apps: one after the other, a failure does not keep the rest from being done. */
final class Each {
    private final List<@Nullable Object> items = new ArrayList<>();
    private final List<String> done = new ArrayList<>();
    private final List<String> notDone = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private Exit firstFailure = Exit.DONE;

    private Each() {}

    static Result of(List<String> apps, Function<String, Result> act) {
        if (apps.size() == 1) {
            return act.apply(apps.getFirst());
        }
        Each each = new Each();
        apps.forEach(app -> each.one(app, act));
        return each.result();
    }

    private void one(String app, Function<String, Result> act) {
        try {
            Result result = act.apply(app);
            items.add(result.json());
            text.append(result.text());
            note(app, result.exit());
        } catch (Trouble trouble) {
            Map<String, Object> item = new LinkedHashMap<>();
            item.put("app", app);
            item.put("error", problem(trouble.problem()));
            items.add(item);
            text.append(app)
                    .append(": ")
                    .append(Clean.text(trouble.problem().detail()))
                    .append('\n');
            note(app, trouble.exit());
        }
    }

    private void note(String app, Exit exit) {
        (exit == Exit.DONE ? done : notDone).add(app);
        firstFailure = firstFailure == Exit.DONE ? exit : firstFailure;
    }

    private Result result() {
        if (!notDone.isEmpty() && !done.isEmpty()) {
            text.append(Speech.say("done: ", "已完成：")).append(String.join(", ", done));
            text.append(Speech.say("; not done: ", "；未完成："))
                    .append(String.join(", ", notDone))
                    .append('\n');
            return new Result(Result.envelope(items), text.toString(), Exit.PARTLY);
        }
        return new Result(Result.envelope(items), text.toString(), firstFailure);
    }

    /** The problem as the server would write it. */
    static Map<String, @Nullable Object> problem(Problem problem) {
        Map<String, @Nullable Object> doc = new LinkedHashMap<>();
        doc.put("type", problem.type());
        doc.put("title", problem.title());
        doc.put("status", problem.status());
        doc.put("detail", problem.detail());
        doc.put("code", problem.code());
        doc.put("faults", problem.faults().stream().map(Each::fault).toList());
        doc.put("evidence", problem.evidence());
        doc.put("nextStep", problem.nextStep());
        return doc;
    }

    private static Map<String, Object> fault(Problem.Fault fault) {
        Map<String, Object> doc = new LinkedHashMap<>();
        doc.put("field", fault.field());
        doc.put("message", fault.message());
        return doc;
    }
}
