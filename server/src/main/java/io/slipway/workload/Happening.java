package io.slipway.workload;

import java.time.Instant;

/**
 * An event of the cluster as it is listed.
 *
 * @param about {@code Kind/NAME}
 */
public record Happening(Instant time, String type, String reason, String about, String message, int count) {}
