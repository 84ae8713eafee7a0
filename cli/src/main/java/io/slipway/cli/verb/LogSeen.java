package io.slipway.cli.verb;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Lines that were printed, so that a stream that is joined again prints each once. The server sends again what is
 * not older than the time asked for; what was had of it is told apart by pod, time and text.
 */
final class LogSeen {
    /** Clocks of nodes differ, and a line may come later than one that is younger. */
    private static final Duration CROSSING = Duration.ofSeconds(20);

    private static final int KEPT = 512;

    private final Map<String, Pod> pods = new HashMap<>();
    private Instant newest = Instant.MIN;

    private static final class Pod {
        private final Deque<Line> last = new ArrayDeque<>();
        private Map<Line, Integer> left = Map.of();
        private Instant newest = Instant.MIN;
        private Instant joined = Instant.MIN;
        /** Bytes that were printed of each file, by its number. */
        private final Map<String, Long> files = new HashMap<>();
    }

    private record Line(Instant time, String text) {}

    /** The time to ask from, null when nothing was printed. */
    @Nullable
    String from() {
        return newest.equals(Instant.MIN) ? null : newest.minus(CROSSING).toString();
    }

    /** To be called before the stream is joined again. */
    void join() {
        pods.values().forEach(pod -> {
            pod.joined = pod.newest;
            pod.left = new HashMap<>();
            pod.last.forEach(line -> pod.left.merge(line, 1, Integer::sum));
        });
    }

    /** Of a line of a file: {@code at} is the file's number and the place behind the line in it. */
    boolean isNew(String from, String time, String text, @Nullable String at) {
        if (at == null) {
            return isNew(from, time, text);
        }
        int colon = at.indexOf(':');
        long end = Long.parseLong(at.substring(colon + 1));
        Pod pod = pods.computeIfAbsent(from, name -> new Pod());
        Long before = pod.files.get(at.substring(0, colon));
        if (before != null && end <= before) {
            return false;
        }
        pod.files.put(at.substring(0, colon), end);
        took(pod, time);
        return true;
    }

    private void took(Pod pod, String time) {
        try {
            Instant at = Instant.parse(time);
            newest = at.isAfter(newest) ? at : newest;
            pod.newest = at.isAfter(pod.newest) ? at : pod.newest;
        } catch (DateTimeException e) {
            return; // nothing to ask from
        }
    }

    /** True when the line was not printed before; it counts as printed then. */
    boolean isNew(String from, String time, String text) {
        Instant at;
        try {
            at = Instant.parse(time);
        } catch (DateTimeException e) {
            return true; // nothing to tell it apart by
        }
        Pod pod = pods.computeIfAbsent(from, name -> new Pod());
        Line line = new Line(at, text);
        if (!at.isAfter(pod.joined)) {
            Line oldest = pod.last.peekFirst();
            if (oldest != null && at.isBefore(oldest.time())) {
                return false;
            }
            if (pod.left.getOrDefault(line, 0) > 0) {
                pod.left.merge(line, -1, Integer::sum);
                return false;
            }
        }
        pod.last.addLast(line);
        if (pod.last.size() > KEPT) {
            pod.last.removeFirst();
        }
        if (at.isAfter(pod.newest)) {
            pod.newest = at;
        }
        if (at.isAfter(newest)) {
            newest = at;
        }
        return true;
    }
}
