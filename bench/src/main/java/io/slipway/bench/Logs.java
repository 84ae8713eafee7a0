package io.slipway.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** P6: lines of logs that are followed, beside {@code kubectl logs -f} of the same pods at the same time. */
final class Logs implements Metric {
    private static final int MILLION = 1_000_000;
    private static final Duration MEASURED = Duration.ofSeconds(30);
    private final Ground ground;
    private final Goals goals;

    Logs(Ground ground, Goals goals) {
        this.ground = ground;
        this.goals = goals;
    }

    @Override
    public List<Row> rows() throws IOException, InterruptedException {
        List<Row> rows = new ArrayList<>();
        try (Printers printers = new Printers(ground)) {
            rows.add(beyond(printers, "one", 1, "0.05", "line beyond kubectl logs -f, p99"));
            printers.stop();
            rows.add(beyond(printers, "many", 100, "0.5", "line beyond kubectl logs -f, 100 pods, p99"));
            printers.stop();
            rows.add(million(printers));
        }
        return rows;
    }

    private Row beyond(Printers printers, String name, int pods, String pause, String row)
            throws IOException, InterruptedException {
        printers.start(name, pods, "i=0; while :; do echo line $i; i=$((i+1)); sleep " + pause + "; done");
        try (Tail ours = ours(true);
                Tail theirs = theirs(pods, true)) {
            await("lines of all pods", Duration.ofMinutes(2), () -> ours.sources() == pods && theirs.sources() == pods);
            long from = System.nanoTime();
            LockSupport.parkNanos(MEASURED.toNanos());
            long to = System.nanoTime();
            await(
                    "the last lines",
                    Duration.ofSeconds(5),
                    () -> ours.seen().keySet().containsAll(between(from, to, theirs)));
            List<Double> beyond = new ArrayList<>();
            theirs.seen().forEach((line, at) -> {
                Long mine = ours.seen().get(line);
                if (mine != null && at > from && at < to) beyond.add((mine - at) / 1e6);
            });
            String note = "%d lines of %d pods, medians %.1f ms beyond; out of order or lost: ours %d, kubectl %d"
                    .formatted(
                            beyond.size(), pods, Estimate.median(beyond), ours.disorder.get(), theirs.disorder.get());
            return goals.judge("P6", row, Estimate.p99(beyond), note);
        }
    }

    /** Not the first ones: which old lines each of the two begins with differs. */
    private static List<String> between(long from, long to, Tail tail) {
        return tail.seen().entrySet().stream()
                .filter(entry -> entry.getValue() > from && entry.getValue() < to)
                .map(Map.Entry::getKey)
                .toList();
    }

    private Row million(Printers printers) throws IOException, InterruptedException {
        // Not before both follow: the kubelet keeps only so much of a log.
        printers.start(
                "flood",
                1,
                "while [ ! -f /tmp/go ]; do sleep 0.1; done; i=0; while [ $i -lt " + MILLION
                        + " ]; do echo line $i; i=$((i+1)); done; sleep 3600");
        try (Tail ours = ours(false);
                Tail theirs = theirs(1, false)) {
            LockSupport.parkNanos(Duration.ofSeconds(3).toNanos());
            ground.kubectl("-n", Ground.NAMESPACE, "exec", "flood-0", "--", "touch", "/tmp/go");
            long from = System.nanoTime();
            await("all of kubectl's lines", Duration.ofMinutes(4), () -> theirs.count.get() >= MILLION);
            double kubectl = (System.nanoTime() - from) / 1e9;
            await("all of our lines", Duration.ofMinutes(2), () -> ours.count.get() >= MILLION);
            double own = (System.nanoTime() - from) / 1e9;
            double wrong = Math.abs(ours.count.get() - MILLION) + ours.disorder.get();
            String note = "ours had all after %.0f s, kubectl after %.0f s; kubectl's faults %d"
                    .formatted(own, kubectl, Math.abs(theirs.count.get() - MILLION) + theirs.disorder.get());
            return goals.judge("P6", "lines lost, doubled or out of order of 1,000,000", Estimate.exact(wrong), note);
        }
    }

    private Tail ours(boolean times) throws IOException {
        return new Tail(
                ground.shell().environment(),
                List.of(
                        Ground.need("SLIPWAY_DIST") + "/bin/slipway",
                        "bench/dev",
                        "logs",
                        "hello",
                        "-f",
                        "--tail",
                        "10"),
                times);
    }

    private Tail theirs(int pods, boolean times) throws IOException {
        List<String> command = new ArrayList<>(ground.kubectl());
        command.addAll(List.of(
                "-n",
                Ground.NAMESPACE,
                "logs",
                "-f",
                "-l",
                "bench=printer",
                "--prefix",
                "--tail=10",
                "--max-log-requests=" + (pods + 10)));
        return new Tail(ground.shell().environment(), command, times);
    }

    private static void await(String what, Duration most, BooleanSupplier holds) throws IOException {
        long end = System.nanoTime() + most.toNanos();
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > end) throw new IOException("not within " + most + ": " + what);
            LockSupport.parkNanos(10_000_000);
        }
    }
}
