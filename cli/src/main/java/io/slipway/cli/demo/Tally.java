package io.slipway.cli.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What a stretch of steady traffic saw. Written by many threads. */
final class Tally {
    private final Map<String, Integer> failures = new TreeMap<>();
    private final Map<String, Integer> answers = new TreeMap<>();
    private final List<String> evidence = new ArrayList<>();
    private final List<Long> micros = new ArrayList<>();
    private int sent;

    synchronized void sent() {
        sent++;
    }

    synchronized void answered(String version, long tookNanos) {
        answers.merge(version, 1, Integer::sum);
        micros.add(tookNanos / 1_000);
    }

    synchronized void failed(String kind, String detail) {
        failures.merge(kind, 1, Integer::sum);
        if (evidence.size() < 5) {
            evidence.add(detail);
        }
    }

    synchronized int count() {
        return sent;
    }

    /** Requests without a good answer, those that never came back included. */
    synchronized int lost() {
        return sent - micros.size();
    }

    synchronized List<String> evidence() {
        List<String> lines = new ArrayList<>();
        failures.forEach((kind, count) -> lines.add(count + " x " + kind));
        lines.addAll(evidence);
        return lines;
    }

    /** For example {@code 1043 requests, 0 failed, p99 12 ms; answers: 20260101-a 320, 20260101-b 723}. */
    @Override
    public synchronized String toString() {
        StringBuilder text = new StringBuilder();
        text.append(sent).append(" requests, ").append(lost()).append(" failed");
        if (!micros.isEmpty()) {
            List<Long> sorted = micros.stream().sorted().toList();
            double p99 = sorted.get((int) Math.min(sorted.size() - 1, sorted.size() * 99L / 100)) / 1000.0;
            text.append(String.format(Locale.ROOT, ", p99 %.0f ms", p99));
        }
        answers.forEach((version, count) ->
                text.append(", ").append(version).append(": ").append(count));
        return text.toString();
    }
}
