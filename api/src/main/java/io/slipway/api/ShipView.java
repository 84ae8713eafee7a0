package io.slipway.api;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Build and deploy as one operation. */
public record ShipView(
        UUID id,
        Phase phase,
        String state,
        @Nullable String message,
        @Nullable String cause,
        @Nullable Build build,
        @Nullable Rollout rollout) {}
