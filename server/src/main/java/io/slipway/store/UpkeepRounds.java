package io.slipway.store;

import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Calls every {@link Upkeep} at its period; one that fails is tried again at the next. */
@Component
class UpkeepRounds extends OwnThread {
    private static final Logger log = LoggerFactory.getLogger(UpkeepRounds.class);
    /** After a start there is more urgent work. */
    private static final long FIRST_MILLIS = 60_000;

    private final List<Upkeep> all;

    UpkeepRounds(List<Upkeep> all) {
        super("upkeep");
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
    protected void begin(ScheduledExecutorService on) {
        for (Upkeep upkeep : all) {
            every(on, FIRST_MILLIS, upkeep.every().toMillis(), upkeep.what(), () -> round(upkeep));
        }
    }
}
