package io.slipway.bench;

import org.jspecify.annotations.Nullable;

/**
 * One line of the table.
 *
 * @param peer who did the same job beside us, null where there is none
 * @param theirs what the peer took
 * @param ratio ours over the peer's, pair by pair in turn
 * @param note how it was measured
 */
record Row(
        String metric,
        String row,
        String unit,
        Estimate ours,
        @Nullable String peer,
        @Nullable Estimate theirs,
        @Nullable Estimate ratio,
        double goal,
        @Nullable Double ratioGoal,
        boolean holds,
        String note) {}
