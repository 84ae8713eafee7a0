package io.slipway.work;

import io.slipway.core.Code;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The thread that runs a step, and why it was interrupted, if it was. */
final class Turn {
    private static final ScheduledExecutorService WATCH = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("step-deadlines").factory());

    private final Map<UUID, Turn> turns;
    private final UUID id;
    private final Thread thread;
    private final Clock clock;
    private final Instant deaf;
    private final ScheduledFuture<?> deadline;
    private @Nullable Code why;
    private boolean shutdown;
    private boolean over;

    private Turn(Map<UUID, Turn> turns, UUID id, Thread thread, Clock clock, Duration left, Instant deaf) {
        this.turns = turns;
        this.id = id;
        this.thread = thread;
        this.clock = clock;
        this.deaf = deaf;
        this.deadline = WATCH.schedule(
                () -> interrupt(Code.DeadlineExceeded), Math.max(0, left.toMillis()), TimeUnit.MILLISECONDS);
    }

    static Turn begin(Map<UUID, Turn> turns, UUID id, Clock clock, Instant due, Instant deaf) {
        Turn turn = new Turn(turns, id, Thread.currentThread(), clock, Duration.between(clock.instant(), due), deaf);
        turns.put(id, turn);
        return turn;
    }

    synchronized void interrupt(Code cause) {
        if (over || why != null) return;
        if (cause == Code.Cancelled && clock.instant().isBefore(deaf)) return;
        why = cause;
        thread.interrupt();
    }

    boolean acts() {
        return deaf.equals(Instant.MIN);
    }

    synchronized void shutdown() {
        if (over) return;
        shutdown = true;
        thread.interrupt();
    }

    synchronized boolean shuttingDown() {
        return shutdown;
    }

    /** After this no interrupt of ours can reach the thread any more. */
    synchronized @Nullable Code end() {
        if (!over) {
            over = true;
            deadline.cancel(false);
            turns.remove(id, this);
            if (why != null && !shutdown) Thread.interrupted();
        }
        return why;
    }

    /** For the queue: the turn is over because the server stops, and the operation goes on after its start. */
    static InterruptedException interrupted(Exception cause) {
        InterruptedException interrupted = new InterruptedException("the server is stopping");
        interrupted.initCause(cause);
        return interrupted;
    }

    static String words(Duration d) {
        return d.toMinutes() >= 2 ? d.toMinutes() + " minutes" : d.toSeconds() + " seconds";
    }
}
