package io.slipway.logs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Lines of several containers in the order of their times, stack traces whole, those that were asked for. A line
 * is held for a moment where another pod's older one may still be on its way, or the rest of its stack trace.
 * Not thread-safe.
 */
final class LogFilter {
    private static final long HOLD_NANOS = 60_000_000;

    private final @Nullable Predicate<LogLine> wanted;
    private final PriorityQueue<Block> held = new PriorityQueue<>(
            Comparator.comparing((Block block) -> block.head().time()).thenComparingLong(Block::number));
    private final Map<String, Block> open = new HashMap<>();
    private boolean alone;
    private long number;

    /** A line and the stack trace below it. */
    private record Block(LogLine head, List<LogLine> lines, long until, long number) {}

    /** @param wanted null for all lines; a line is given when it or one of its stack trace is wanted */
    LogFilter(@Nullable Predicate<LogLine> wanted) {
        this.wanted = wanted;
    }

    /** Tells from how many containers lines come. */
    void sources(int count) {
        alone = count <= 1;
    }

    void add(LogLine line, long nowNanos) {
        String from = line.pod() + "/" + line.container();
        Block before = open.get(from);
        if (before != null && line.goesOn()) {
            before.lines().add(line);
            return;
        }
        long hold = alone && wanted == null ? 0 : HOLD_NANOS;
        Block block = new Block(line, new ArrayList<>(List.of(line)), nowNanos + hold, number++);
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

    /** Until something may be taken; {@code most} when nothing is held. */
    long dueIn(long nowNanos, long most) {
        Block next = held.peek();
        return next == null ? most : Math.clamp(next.until() - nowNanos, 0, most);
    }

    /** All that is left. */
    List<LogLine> rest() {
        List<LogLine> lines = new ArrayList<>();
        while (!held.isEmpty()) give(held.remove(), lines);
        return lines;
    }

    private void give(Block block, List<LogLine> lines) {
        open.remove(block.head().pod() + "/" + block.head().container(), block);
        if (wanted == null || block.lines().stream().anyMatch(line -> line.own() || wanted.test(line))) {
            lines.addAll(block.lines());
        }
    }
}
