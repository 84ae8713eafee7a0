package io.slipway.logs;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the reading of one log stands: its last lines. The kubelet starts again at a whole second, so who joins anew
 * is sent lines that he has; those are told apart here by time and text. The times of standard output and standard
 * error may cross by a moment: behind the place of joining every line counts. Not thread-safe.
 */
final class LogResume {
    private static final int KEPT = 512;

    private final Deque<LogLine> last = new ArrayDeque<>();
    private Map<LogLine, Integer> left = Map.of();
    private Instant newest = Instant.MIN;
    private Instant joined = Instant.MIN;

    static LogResume after(List<LogLine> lines) {
        LogResume resume = new LogResume();
        lines.forEach(resume::add);
        return resume;
    }

    LogResume copy() {
        return after(List.copyOf(last));
    }

    /** The time to ask from, null while there was no line. */
    @Nullable
    Instant since() {
        return last.isEmpty() ? null : newest;
    }

    /** The last lines, oldest first. */
    List<LogLine> lines() {
        return List.copyOf(last);
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
            if (oldest != null && line.time().isBefore(oldest.time())) return false;
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
        last.addLast(line);
        if (last.size() > KEPT) last.removeFirst();
        if (line.time().isAfter(newest)) newest = line.time();
    }
}
