package io.slipway.cli.demo;

import io.slipway.api.Problem;
import io.slipway.cli.outcome.Exit;
import io.slipway.cli.outcome.Trouble;
import io.slipway.cli.text.Speech;
import io.slipway.cli.text.Table;
import io.slipway.cli.verb.Progress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/** The demo's steps: each has a name, a deadline, and tells what was seen or fails under its name. */
final class Steps {
    private final Progress progress;
    private final List<Row> rows = new ArrayList<>();

    Steps(Progress progress) {
        this.progress = progress;
    }

    private record Row(String name, double seconds, String seen) {}

    /** One step's work; whatever it throws becomes the step's failure. */
    interface Work<T> {
        T run() throws Exception;
    }

    <T> T run(String name, int deadlineSeconds, Work<T> work, Function<T, String> seen) {
        progress.say("[" + (rows.size() + 1) + "] " + name);
        long start = System.nanoTime();
        FutureTask<T> task = new FutureTask<>(work::run);
        Thread.ofVirtual().name("step " + name).start(task);
        try {
            T result = task.get(deadlineSeconds, TimeUnit.SECONDS);
            note(name, start, seen.apply(result));
            return result;
        } catch (ExecutionException e) {
            note(name, start, "FAILED");
            throw failure(name, e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            note(name, start, "TIMED OUT");
            throw late(name, deadlineSeconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw late(name, deadlineSeconds);
        } finally {
            task.cancel(true);
        }
    }

    String table() {
        Table table = new Table(Speech.say("STEP", "步骤"), Speech.say("SECONDS", "秒"), Speech.say("SEEN", "所见"));
        rows.forEach(row -> table.row(row.name, String.format(Locale.ROOT, "%.1f", row.seconds), row.seen));
        return table.toString();
    }

    List<Map<String, Object>> items() {
        List<Map<String, Object>> items = new ArrayList<>();
        for (Row row : rows) {
            Map<String, Object> item = new LinkedHashMap<>();
            item.put("name", row.name);
            item.put("seconds", row.seconds);
            item.put("seen", row.seen);
            items.add(item);
        }
        return items;
    }

    private void note(String name, long start, String seen) {
        double seconds = Duration.ofNanos(System.nanoTime() - start).toMillis() / 1000.0;
        rows.add(new Row(name, seconds, seen));
        progress.say(String.format(Locale.ROOT, "    %.1f s  %s", seconds, seen));
    }

    private static Trouble failure(String name, Throwable cause) {
        if (cause instanceof Trouble trouble) {
            return named(name, trouble);
        }
        return Trouble.failed(
                "DemoFailed",
                title(name),
                cause.toString(),
                List.of(),
                "slipway status, slipway logs --platform server");
    }

    private static Trouble named(String name, Trouble trouble) {
        Problem p = trouble.problem();
        return new Trouble(
                trouble.exit() == Exit.USAGE ? Exit.FAILED : trouble.exit(),
                new Problem(
                        p.type(),
                        title(name) + ": " + p.title(),
                        p.status(),
                        p.detail(),
                        p.code(),
                        p.faults(),
                        p.evidence(),
                        p.nextStep()));
    }

    private static Trouble late(String name, int seconds) {
        return Trouble.timeout(
                title(name) + ": not done after " + seconds + " s", "slipway status, slipway logs --platform server");
    }

    private static String title(String name) {
        return Speech.say("demo step '" + name + "'", "演示步骤“" + name + "”");
    }
}
