package io.slipway.sandbox;

import java.time.Duration;

/**
 * What one run may use.
 *
 * @param memory bytes of memory, all its processes together
 * @param processes threads and processes together
 * @param cpus cores, fractions allowed
 * @param file bytes that one written file may have
 * @param freeDisk bytes that must stay free where it writes
 * @param time from its start to its end at the latest
 */
public record Limits(long memory, int processes, double cpus, long file, long freeDisk, Duration time) {
    public Limits {
        if (memory < 1 << 20 || processes < 1 || cpus <= 0) {
            throw new IllegalArgumentException("limits must be above 1 MiB, 0 processes and 0 cores");
        }
    }

    public Limits within(Duration other) {
        return new Limits(memory, processes, cpus, file, freeDisk, other);
    }
}
