package io.slipway.api;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whether somebody may do something somewhere, and why.
 *
 * @param right what it takes; several where production takes one more
 * @param because one sentence
 * @param grant the one that allows it, or that denies it; null when there is none
 */
public record Simulation(
        String person,
        List<String> right,
        String where,
        boolean allowed,
        String because,
        @Nullable UUID grant) {}
