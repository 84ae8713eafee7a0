package io.slipway.workload;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Lines of several containers in the order of their times, stack traces whole, those that were asked for. A line
 * is held for a moment, since those of another pod that are older may still be on their way. Not thread-safe.
 */
final class LogFilter {
    private static final long HOLD_NANOS = 300_000_000;

    private final @Nullable Pattern grep;
    private final PriorityQueue<Block> held = new PriorityQueue<>(
            Comparator.comparing((Block block) -> block.head().time()));
    private final Map<String, Block> open = new HashMap<>();

    /** A line and the stack trace below it. */
    private record Block(LogLine head, List<LogLine> lines, long until) {}

    LogFilter(@Nullable Pattern grep) {
        this.grep = grep;
    }

    void add(LogLine line, long nowNanos) {
        String from = line.pod() + "/" + line.container();
        Block before = open.get(from);
        if (before != null && line.goesOn()) {
            before.lines().add(line);
            return;
        }
        Block block = new Block(line, new ArrayList<>(List.of(line)), nowNanos + HOLD_NANOS);
        open.put(from, block);
        held.add(block);
    }

    /** What has been held long enough. */
    List<LogLine> take(long nowNanos) {
        List<LogLine> lines = new ArrayList<>();
        // The oldest by its own time may have come last: it lets those behind it wait with it.
        while (!held.isEmpty() && held.peek().until() - nowNanos <= 0) give(held.remove(), lines);
        return lines;
    }

    boolean holds() {
        return !held.isEmpty();
    }

    /** All that is left. */
    List<LogLine> rest() {
        List<LogLine> lines = new ArrayList<>();
        while (!held.isEmpty()) give(held.remove(), lines);
        return lines;
    }

    private void give(Block block, List<LogLine> lines) {
        open.remove(block.head().pod() + "/" + block.head().container(), block);
        if (grep == null
                || block.lines().stream()
                        .anyMatch(line -> grep.matcher(line.line()).find())) {
            lines.addAll(block.lines());
        }
    }
}
