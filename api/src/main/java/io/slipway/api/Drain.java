package io.slipway.api;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A node being emptied.
 *
 * @param state Queued, Cordoning, Evicting, Drained, Failed or Cancelled
 * @param message how far it is, or why it ended
 */
public record Drain(
        UUID id,
        String cluster,
        String node,
        Phase phase,
        String state,
        @Nullable String message,
        Instant created,
        @Nullable Instant finished) {

    /**
     * Input of {@code POST /clusters/{c}/nodes/{n}/drain}.
     *
     * @param force also pods that nothing makes again elsewhere
     */
    public record Wish(@Nullable Boolean force) {}

    /**
     * Answer of {@code POST /clusters/{c}/nodes/{n}/cordon} and {@code uncordon}.
     *
     * @param schedulable new pods may come to it
     */
    public record Cordon(String cluster, String node, boolean schedulable) {}
}
