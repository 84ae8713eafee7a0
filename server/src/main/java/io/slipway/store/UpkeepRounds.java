package io.slipway.store;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Calls every {@link Upkeep} at its period; one that fails is tried again at the next. */
@Component
class UpkeepRounds implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(UpkeepRounds.class);
    /** After a start there is more urgent work. */
    private static final long FIRST_SECONDS = 60;

    private final List<Upkeep> all;
    private @Nullable ScheduledExecutorService timer;

    UpkeepRounds(List<Upkeep> all) {
        this.all = all;
    }

    private static void round(Upkeep upkeep) {
        try {
            upkeep.round();
        } catch (Exception e) {
            log.warn("upkeep of {} did not succeed and is tried again in {}", upkeep.what(), upkeep.every(), e);
        }
    }

    @Override
    public void start() {
        var on = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("upkeep").factory());
        for (Upkeep upkeep : all) {
            var _ = on.scheduleWithFixedDelay(
                    () -> round(upkeep), FIRST_SECONDS, upkeep.every().toSeconds(), TimeUnit.SECONDS);
        }
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
