package io.slipway.api;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A signed-in browser or command line.
 *
 * @param current true for the one that asks
 * @param source the address it was opened from
 * @param agent what the browser or program called itself
 */
public record SessionView(
        UUID id,
        boolean current,
        @Nullable String source,
        @Nullable String agent,
        Instant created,
        @Nullable Instant lastUsed,
        Instant expires) {}
