package io.slipway.work;

import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Brings a cancel that another server was asked for to the step that runs here. */
@Component
class Cancels implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Cancels.class);
    private static final long PERIOD_SECONDS = 1;

    private final OperationStore store;
    private final Turns turns;
    private @Nullable ScheduledExecutorService timer;

    Cancels(OperationStore store, Turns turns) {
        this.store = store;
        this.turns = turns;
    }

    private void look() {
        Set<UUID> acting = turns.acting();
        if (acting.isEmpty()) return;
        try {
            store.cancelled(acting).forEach(turns::cancel);
        } catch (RuntimeException e) {
            log.warn("whether a running operation was cancelled is not known: {}", e.getMessage());
        }
    }

    @Override
    public void start() {
        var on = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("cancels").factory());
        var _ = on.scheduleWithFixedDelay(this::look, PERIOD_SECONDS, PERIOD_SECONDS, TimeUnit.SECONDS);
        timer = on;
    }

    @Override
    public void stop() {
        if (timer != null) timer.shutdownNow();
        timer = null;
    }

    @Override
    public boolean isRunning() {
        return timer != null;
    }
}
