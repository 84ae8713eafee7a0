package io.slipway.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One step of an operation.
 *
 * @param name short verb, stable, for example {@code clone}
 * @param message what it did, is doing, or why it failed
 */
public record StepView(
        String name,
        Phase phase,
        @Nullable String message,
        @Nullable Instant started,
        @Nullable Instant finished) {}
