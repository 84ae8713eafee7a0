package io.slipway.cli.verb;

import io.slipway.cli.text.Clean;
import io.slipway.cli.text.Span;
import io.slipway.cli.text.Speech;
import io.slipway.cli.text.Table;
import io.slipway.cli.wire.Doc;
import java.io.PrintStream;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells on standard error what an operation does, one line a change, so that it reads well in a log too. */
public final class Progress {
    private final PrintStream err;
    private final boolean verbose;
    private final Set<String> told = new HashSet<>();
    private final Map<String, String> pods = new HashMap<>();

    public Progress(PrintStream err, boolean verbose) {
        this.err = err;
        this.verbose = verbose;
    }

    boolean verbose() {
        return verbose;
    }

    public void say(String line) {
        err.println(Clean.text(line));
        err.flush();
    }

    /** New steps, ended steps, a new state. */
    void operation(String label, Doc operation) {
        for (Doc step : operation.at("steps").items()) {
            String phase = step.text("phase", "PENDING");
            if (!phase.equals("PENDING") && told.add(label + step.text("name") + phase)) {
                say(step(label, step, phase));
            }
        }
        String state = operation.text("state", "");
        if (operation.at("steps").items().isEmpty() && told.add(label + state)) {
            say("  " + label + "  " + state);
        }
    }

    /** Pods of the app that moved: the new ones come, the old ones go. */
    void pods(String app, long revision, List<Doc> rows) {
        Set<String> gone = new HashSet<>(pods.keySet());
        for (Doc pod : rows) {
            if (app.equals(pod.text("app"))) {
                String name = pod.text("name", "");
                gone.remove(name);
                pod(name, pod.number("revision", revision) < revision, pod);
            }
        }
        gone.forEach(name -> moved(name, null, "gone"));
    }

    private void pod(String name, boolean old, Doc pod) {
        @Nullable String why = pod.text("why");
        String stage = pod.text("stage", pod.text("status", ""));
        moved(name, old, why == null ? stage : stage + "  " + why);
    }

    private void moved(String name, @Nullable Boolean old, String stage) {
        if (!stage.equals(pods.put(name, stage))) {
            String side = old == null || old ? Speech.say("old", "旧") : Speech.say("new", "新");
            say("  pod " + side + "  " + pad(name, 34) + "  " + stage);
        }
    }

    private static String step(String label, Doc step, String phase) {
        String message = step.text("message", "");
        String name = pad(step.text("name", ""), 10);
        if (phase.equals("RUNNING")) {
            return "  " + label + "  " + name + "  ...      " + message;
        }
        double seconds = Span.seconds(step.text("started"), step.text("finished"), Instant.now());
        String mark = phase.equals("SUCCEEDED") ? "" : phase + "  ";
        return "  " + label + "  " + name + String.format(Locale.ROOT, "  %5.1f s  ", seconds) + mark + message;
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - Table.width(text)));
    }
}
