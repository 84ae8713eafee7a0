package io.slipway.workload;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the reading of one container stands. The kubelet starts again at a whole second, so a reader that joins
 * anew is sent lines it has; those are told apart here. Lines of one instant are counted by their text.
 */
final class LogResume {
    private final Map<String, Integer> had = new HashMap<>();
    private Map<String, Integer> left = Map.of();
    private @Nullable Instant last;

    /** The time to ask from, null at first. */
    @Nullable
    Instant since() {
        return last;
    }

    /** To be called before each joining. */
    void join() {
        left = new HashMap<>(had);
    }

    /** True when the line was not given before. */
    boolean isNew(LogLine line) {
        if (last != null && line.time().isBefore(last)) return false;
        if (last == null || line.time().isAfter(last)) {
            last = line.time();
            had.clear();
            left = Map.of();
        }
        Integer again = left.get(line.line());
        if (again != null) {
            if (again == 1) left.remove(line.line());
            else left.put(line.line(), again - 1);
            return false;
        }
        had.merge(line.line(), 1, Integer::sum);
        return true;
    }
}
