package io.slipway.logs;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the reading of one log stands. A file goes on behind its {@link FileSpot}. Of what a runtime took the kubelet
 * starts again at a whole second, so who joins anew is sent lines that he has; those are told apart here by time and
 * text. The times of standard output and standard error may cross by a moment: behind the place of joining every line
 * counts. Not thread-safe.
 */
final class LogResume {
    private static final int KEPT = 512;

    private final Deque<LogLine> last = new ArrayDeque<>();
    private Map<LogLine, Integer> left = Map.of();
    private Instant newest;
    private Instant joined = Instant.MIN;
    private @Nullable FileSpot spot;

    private LogResume(Instant newest, @Nullable FileSpot spot) {
        this.newest = newest;
        this.spot = spot;
    }

    /** From that time on. */
    static LogResume at(Instant start) {
        return new LogResume(start, null);
    }

    /** From that place in a file on. */
    static LogResume at(Instant start, FileSpot spot) {
        return new LogResume(start, spot);
    }

    LogResume copy() {
        LogResume copy = new LogResume(newest, spot);
        copy.last.addAll(last);
        return copy;
    }

    /** The time to ask from. */
    Instant since() {
        return newest;
    }

    /** Null while nothing of a file was read. */
    @Nullable
    FileSpot spot() {
        return spot;
    }

    /** To be called before each joining. */
    void join() {
        joined = newest;
        left = new HashMap<>();
        for (LogLine line : last) left.merge(line, 1, Integer::sum);
    }

    /** True when the line was not given before; it counts as given then. */
    boolean isNew(LogLine line) {
        if (!line.time().isAfter(joined)) {
            LogLine oldest = last.peekFirst();
            // Older than all that is remembered, or than the start where nothing is.
            if (line.time().isBefore(oldest == null ? joined : oldest.time())) return false;
            Integer again = left.get(line);
            if (again != null) {
                if (again == 1) left.remove(line);
                else left.put(line, again - 1);
                return false;
            }
        }
        add(line);
        return true;
    }

    void add(LogLine line) {
        if (line.spot() != null) {
            spot = line.spot();
        } else {
            last.addLast(line);
            if (last.size() > KEPT) last.removeFirst();
        }
        if (line.time().isAfter(newest)) newest = line.time();
    }
}
