package io.slipway.agent.router;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** One thread that makes all changes, one after the other, so that the state needs no lock. */
final class Actor implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Actor.class.getName());
    private final ScheduledExecutorService thread;

    interface Act {
        void run() throws IOException;
    }

    Actor(String name) {
        thread = Executors.newSingleThreadScheduledExecutor(
                Thread.ofVirtual().name(name).factory());
    }

    void submit(String what, Act act) {
        thread.execute(logged(what, act));
    }

    void later(Duration delay, String what, Act act) {
        var _ = thread.schedule(logged(what, act), delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    void every(Duration period, String what, Act act) {
        var _ = thread.scheduleWithFixedDelay(
                logged(what, act), period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
    }

    <T> T call(Callable<T> act) throws IOException, RouteTaken {
        try {
            return thread.submit(act).get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case IOException io -> throw new IOException(io.getMessage(), io);
                case RouteTaken taken -> throw taken;
                case null, default -> throw new IllegalStateException("the router failed", e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the router worked", e);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    /** One failed act must not end those that follow; nobody waits for its answer. */
    private static Runnable logged(String what, Act act) {
        return () -> {
            try {
                act.run();
            } catch (IOException | RuntimeException e) {
                LOG.log(Level.ERROR, "the router could not " + what, e);
            }
        };
    }
}
