package io.slipway.cli.verb;

import io.slipway.cli.outcome.Exit;
import io.slipway.cli.text.Clean;
import io.slipway.cli.text.Span;
import io.slipway.cli.text.Speech;
import io.slipway.cli.wire.Doc;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Final records as results: the fields that scripts read lead, one sentence tells people. */
final class Outcomes {
    private Outcomes() {}

    static Result build(Doc build, List<String> logTail) {
        if (Tried.is(build)) {
            return Tried.result(build);
        }
        Exit exit = exit(build);
        Map<String, @Nullable Object> first = new LinkedHashMap<>();
        first.put("digest", build.text("digest"));
        first.put("artifact", build.text("artifact"));
        first.put("revision", build.text("revision"));
        first.put("state", build.text("state"));
        first.put("seconds", seconds(build, build));
        if (exit != Exit.DONE) {
            first.put("evidence", logTail);
        }
        return new Result(build.led(first), buildWords(build, logTail, exit), exit);
    }

    static Result rollout(Doc rollout) {
        if (Tried.is(rollout)) {
            return Tried.result(rollout);
        }
        Exit exit = exit(rollout);
        Map<String, @Nullable Object> first = new LinkedHashMap<>();
        first.put("rollout", rollout.text("id"));
        first.put("state", rollout.text("state"));
        first.put("seconds", rollout.decimal("seconds", 0));
        return new Result(rollout.led(first), rolloutWords(rollout, exit), exit);
    }

    /** A ship answers its rollout's fields, the whole time, and the build inside. */
    static Result ship(Doc ship, List<String> logTail) {
        if (Tried.is(ship)) {
            return Tried.result(ship);
        }
        Doc build = ship.at("build");
        Doc rollout = ship.at("rollout");
        if (exit(ship) != Exit.DONE && rollout.missing()) {
            return unbuilt(ship, build, logTail);
        }
        Map<String, @Nullable Object> first = new LinkedHashMap<>();
        first.put("rollout", rollout.text("id"));
        first.put("state", rollout.missing() ? ship.text("state") : rollout.text("state"));
        first.put("seconds", seconds(build, rollout.missing() ? build : rollout));
        first.put("digest", build.text("digest"));
        first.put("artifact", build.text("artifact"));
        first.put("build", build);
        Exit exit = exit(ship);
        String words = rollout.missing() ? ship.text("state", "") + "\n" : rolloutWords(rollout, exit);
        return new Result(rollout.led(first), words, exit);
    }

    private static Result unbuilt(Doc ship, Doc build, List<String> logTail) {
        Map<String, @Nullable Object> first = new LinkedHashMap<>();
        first.put("rollout", null);
        first.put("state", ship.text("state"));
        first.put("seconds", seconds(build, build));
        first.put("evidence", logTail);
        String words = build.missing()
                ? failure(ship.text("state", ""), ship.text("cause"), ship.text("message"))
                : buildWords(build, logTail, Exit.FAILED);
        return new Result(ship.led(first), words, exit(ship));
    }

    /** A record that was only started counts as done: the caller asked not to wait. */
    static Exit exit(Doc operation) {
        return Operation.ended(operation)
                ? Exit.ofState(operation.text("phase", ""), operation.text("state", ""))
                : Exit.DONE;
    }

    private static String buildWords(Doc build, List<String> logTail, Exit exit) {
        String head = build.text("app", "") + " build " + build.number("number", 0) + ": ";
        if (exit == Exit.DONE) {
            return Clean.text(head + build.text("state", "") + time(seconds(build, build)) + "  "
                            + build.text("artifact", "") + "  " + build.text("digest", ""))
                    + "\n";
        }
        StringBuilder words =
                new StringBuilder(head + failure(build.text("state", ""), build.text("stage"), build.text("message")));
        logTail.forEach(line -> words.append("  | ").append(Clean.text(line)).append('\n'));
        words.append(Speech.say("  next: mend it and build again; -v shows the whole log", "  下一步：修正后重新构建；-v 显示完整日志"));
        return words.append('\n').toString();
    }

    private static String rolloutWords(Doc rollout, Exit exit) {
        String head = rollout.text("app", "") + " in " + rollout.text("project", "") + "/" + rollout.text("env", "")
                + ": revision " + rollout.number("revision", 0) + " (" + rollout.text("version", "") + ") ";
        if (exit != Exit.DONE) {
            return Clean.text(head)
                    + failure(rollout.text("state", ""), rollout.text("cause"), rollout.text("message"));
        }
        String url = rollout.text("url", "");
        return Clean.text(head
                        + rollout.text("state", "")
                        + time(rollout.decimal("seconds", 0))
                        + (url.isEmpty() ? "" : "  " + url))
                + "\n";
    }

    /** What went wrong on one line; a message's further lines (a pod's last words) stand below it. */
    private static String failure(String state, @Nullable String cause, @Nullable String message) {
        List<String> lines = message == null ? List.of() : message.lines().toList();
        StringBuilder words = new StringBuilder(Clean.text(
                state + (cause == null ? "" : "(" + cause + ")") + (lines.isEmpty() ? "" : ": " + lines.getFirst())));
        words.append('\n');
        lines.stream()
                .skip(1)
                .forEach(line -> words.append("  | ").append(Clean.text(line)).append('\n'));
        return words.toString();
    }

    private static String time(double seconds) {
        return String.format(Locale.ROOT, " in %.1f s", seconds);
    }

    private static double seconds(Doc first, Doc last) {
        return Span.seconds(first.text("created"), last.text("finished"), Instant.now());
    }
}
