package io.slipway.work;

import io.slipway.store.OwnThread;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ScheduledExecutorService;
import org.springframework.stereotype.Component;

/** Brings a cancel that another server was asked for to the step that runs here. */
@Component
class Cancels extends OwnThread {
    private static final long PERIOD_MILLIS = 1_000;

    private final OperationStore store;
    private final Turns turns;

    Cancels(OperationStore store, Turns turns) {
        super("cancels");
        this.store = store;
        this.turns = turns;
    }

    private void look() {
        Set<UUID> acting = turns.acting();
        if (!acting.isEmpty()) store.cancelled(acting).forEach(turns::cancel);
    }

    @Override
    protected void begin(ScheduledExecutorService on) {
        every(on, PERIOD_MILLIS, PERIOD_MILLIS, "whether a running operation was cancelled is not known", this::look);
    }
}
