package io.slipway.access;

import io.slipway.store.DatabaseFault;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.springframework.dao.DataAccessException;

/**
 * Whether who opened a stream may still read it. The rights are looked up every few seconds, so one
 * that is withdrawn ends the stream within five.
 */
public final class Standing {
    private static final long PERIOD = TimeUnit.SECONDS.toNanos(2);
    private final BooleanSupplier rights;
    private long looked = System.nanoTime();

    Standing(BooleanSupplier rights) {
        this.rights = rights;
    }

    /** To be asked at least every two seconds, by the stream's own thread. */
    public boolean holds() {
        if (System.nanoTime() - looked < PERIOD) return true;
        looked = System.nanoTime();
        try {
            return rights.getAsBoolean();
        } catch (DataAccessException e) {
            if (DatabaseFault.of(e).isEmpty()) throw e;
            // A database that is away takes no rights back either: the stream goes on with what there is.
            return true;
        }
    }
}
