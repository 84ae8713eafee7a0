package io.slipway.mirror;

import java.time.Instant;

/**
 * An event of the cluster.
 *
 * @param about {@code Kind/NAME} of the object it is about
 */
public record EventRow(
        String namespace,
        String name,
        String about,
        String type,
        String reason,
        String message,
        int count,
        Instant time)
        implements Row {}
