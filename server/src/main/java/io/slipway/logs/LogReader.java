package io.slipway.logs;

import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One who reads a {@link LogFeed}: lines wait here, as many as fit. Its owner is woken by {@code wake}. */
final class LogReader {
    enum End {
        /** The pod is gone. */
        OVER,
        /** It was too slow for the others who share the feed, and is to go on by itself from where it is. */
        LEFT_BEHIND
    }

    private static final int ROOM = 1_000;

    private final BlockingQueue<LogLine> lines = new ArrayBlockingQueue<>(ROOM);
    private final Semaphore wake;
    private volatile @Nullable List<LogLine> first;
    private volatile @Nullable End end;

    LogReader(Semaphore wake) {
        this.wake = wake;
    }

    /** Lines that were there before; none of the log comes before these are known. */
    void begin(List<LogLine> before) {
        first = before;
        wake();
    }

    /** A word of ours before anything is known of the log; left out where there is no room. */
    void say(LogLine word) {
        if (lines.offer(word)) wake();
    }

    boolean offer(LogLine line, long millis) throws InterruptedException {
        boolean taken = lines.offer(line, millis, TimeUnit.MILLISECONDS);
        wake();
        return taken;
    }

    void end(End why) {
        end = why;
        wake();
    }

    /** Moves what has come into {@code taken}, {@code most} of the new lines at a time. */
    void take(List<LogLine> taken, int most) {
        List<LogLine> before = first;
        if (before != null && !before.isEmpty()) {
            taken.addAll(before);
            first = List.of();
        }
        lines.drainTo(taken, most);
    }

    /** Why no more lines come, once all have been taken; else null. */
    @Nullable
    End end() {
        End why = end;
        List<LogLine> before = first;
        return why != null && (before == null || before.isEmpty()) && lines.isEmpty() ? why : null;
    }

    private void wake() {
        if (wake.availablePermits() == 0) wake.release();
    }
}
