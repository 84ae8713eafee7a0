package io.slipway.cluster;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a cluster was at the last look.
 *
 * @param state Starting, Connected, Degraded or Lost
 * @param since when it came into this state
 * @param misses failed looks in a row
 * @param latencyMillis of the last answer, null when there was none
 */
record Pulse(
        String state,
        @Nullable String version,
        @Nullable String message,
        @Nullable Instant since,
        int misses,
        @Nullable Integer latencyMillis) {
    static final Pulse NEW = new Pulse("Starting", null, null, null, 0, null);

    /** Two misses make a cluster lost: one may be a restart of its API server. */
    private static final int LOST = 2;

    Pulse seen(@Nullable String seenVersion, int millis, Instant now) {
        return new Pulse("Connected", seenVersion, null, state.equals("Connected") ? since : now, 0, millis);
    }

    Pulse degraded(String why, int millis, Instant now) {
        return new Pulse("Degraded", version, why, state.equals("Degraded") ? since : now, 0, millis);
    }

    /** It answers, and will not have us: to ask again soon changes nothing. */
    Pulse barred(String why, Instant now) {
        return new Pulse("Lost", version, why, state.equals("Lost") ? since : now, LOST, null);
    }

    /** We are still at it: how it answers meanwhile says nothing yet. */
    Pulse starting(String step, Instant now) {
        return new Pulse("Starting", version, step, state.equals("Starting") && since != null ? since : now, 0, null);
    }

    Pulse missed(String why, Instant now) {
        String next = misses + 1 >= LOST ? "Lost" : state;
        return new Pulse(next, version, why, next.equals(state) ? since : now, misses + 1, null);
    }
}
