package io.slipway.work;

import java.time.Duration;
import java.util.List;

/**
 * How much there is to do.
 *
 * @param due turns that could be given now
 * @param late how long the first of them has waited
 */
public record Load(long due, Duration late, List<Open> open) {
    /** Operations of one kind in one phase and state. */
    public record Open(String kind, String phase, String state, long count) {}

    public long total() {
        return open.stream().mapToLong(Open::count).sum();
    }
}
