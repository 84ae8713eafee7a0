package io.slipway.work;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Bulkheads: of the turns that run at once, those of one pool, such as all work in one cluster, take half at
 * most. So a cluster that does not answer holds up itself only.
 */
@Component
class Pools {
    /** Turns that run at once in this server; each costs a heartbeat a second. */
    static final int TURNS = 128;

    static final int A_POOL = TURNS / 2;

    private final Map<String, Integer> taken = new HashMap<>();

    /** False when the pool is full; null is no pool and never full. */
    synchronized boolean enter(@Nullable String pool) {
        if (pool == null) return true;
        int now = taken.getOrDefault(pool, 0);
        if (now >= A_POOL) return false;
        taken.put(pool, now + 1);
        return true;
    }

    synchronized void leave(@Nullable String pool) {
        if (pool != null) taken.computeIfPresent(pool, (name, now) -> now == 1 ? null : now - 1);
    }
}
