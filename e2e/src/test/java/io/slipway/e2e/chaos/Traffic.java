package io.slipway.e2e.chaos;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Asks at a steady pace whatever becomes of the answers, each in a thread of its own, and remembers what failed. */
final class Traffic implements AutoCloseable {
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final ScheduledFuture<?> ticks;
    private final Callable<String> question;
    private final List<Failure> failures = new ArrayList<>();
    private long asked;

    /** One question that got no good answer. */
    record Failure(Instant at, String why) {}

    /** @param question returns the empty text when all is well, else what is not */
    Traffic(int perSecond, Callable<String> question) {
        this.question = question;
        long pause = 1_000_000L / perSecond;
        ticks = clock.scheduleAtFixedRate(
                () -> Thread.ofVirtual().start(this::ask), pause, pause, TimeUnit.MICROSECONDS);
    }

    private void ask() {
        Instant at = Instant.now();
        String why;
        try {
            why = question.call();
        } catch (Exception e) {
            why = e.toString();
        }
        note(at, why);
    }

    private synchronized void note(Instant at, String why) {
        asked++;
        if (!why.isEmpty()) failures.add(new Failure(at, why));
    }

    synchronized long asked() {
        return asked;
    }

    synchronized List<Failure> since(Instant from) {
        return failures.stream().filter(f -> !f.at().isBefore(from)).toList();
    }

    @Override
    public void close() {
        ticks.cancel(false);
        clock.close();
    }
}
