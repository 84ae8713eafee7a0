package io.slipway.store;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** What is done again and again from the server's start to its stop, on one thread of its own. */
public abstract class OwnThread implements SmartLifecycle {
    private final Logger log = LoggerFactory.getLogger(getClass());
    private final String name;
    private @Nullable ScheduledExecutorService timer;

    protected OwnThread(String name) {
        this.name = name;
    }

    /** Says what is done when, at each start. */
    protected abstract void begin(ScheduledExecutorService on);

    /**
     * A timer stops for good at the first exception; one such as of a database that is away must not do that.
     *
     * @param failure what a failure leaves undone, for the log
     */
    protected final void every(
            ScheduledExecutorService on, long firstMillis, long pauseMillis, String failure, Runnable act) {
        var _ = on.scheduleWithFixedDelay(() -> safely(failure, act), firstMillis, pauseMillis, TimeUnit.MILLISECONDS);
    }

    private void safely(String failure, Runnable act) {
        try {
            act.run();
        } catch (RuntimeException e) {
            log.warn("{}: {}", failure, e.toString());
        }
    }

    @Override
    public final void start() {
        var on = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name(name).factory());
        timer = on;
        begin(on);
    }

    @Override
    public final void stop() {
        if (timer != null) timer.shutdownNow();
        timer = null;
    }

    @Override
    public final boolean isRunning() {
        return timer != null;
    }
}
