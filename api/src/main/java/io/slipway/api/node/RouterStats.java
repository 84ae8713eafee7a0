package io.slipway.api.node;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The router as a whole ({@code GET /router/stats}).
 *
 * @param running HAProxy answers and holds the routes
 * @param message why not
 * @param pool backends declared ahead, {@code routes} of them in use
 * @param requests of all routes since HAProxy started; {@code failed} of them with 5xx or no answer
 * @param connections of clients open now
 */
public record RouterStats(
        boolean running,
        @Nullable String message,
        int routes,
        int pool,
        long requests,
        long failed,
        long connections,
        List<Cluster> clusters) {

    /**
     * The watch of one cluster's endpoints; while it is Away routes keep what was last known.
     *
     * @param state Following or Away
     * @param since when it became so
     */
    public record Cluster(
            String name,
            String state,
            Instant since,
            @Nullable String message) {}
}
