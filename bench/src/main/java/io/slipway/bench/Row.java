package io.slipway.bench;

import org.jspecify.annotations.Nullable;

/**
 * One line of the table.
 *
 * @param peer the same job by the peer, null where there is none
 * @param ratio ours over the peer's
 * @param note how it was measured
 */
record Row(
        String metric,
        String row,
        String unit,
        double ours,
        @Nullable Double peer,
        @Nullable Double ratio,
        double goal,
        boolean holds,
        String note) {}
