package io.slipway.api.node;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One supervised process as {@code GET /status} and {@code slipway status} show it.
 *
 * @param state Waiting, Starting, Ready, Failing (restarting with back-off) or Stopped
 * @param memory resident bytes
 * @param log path of its log file
 */
public record PartStatus(
        String name,
        String plan,
        String state,
        @Nullable Long pid,
        long memory,
        @Nullable Instant since,
        int restarts,
        @Nullable String message,
        String log) {}
