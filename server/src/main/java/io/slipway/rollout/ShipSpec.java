package io.slipway.rollout;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a ship is asked for.
 *
 * @param rollout id that its rollout will have, so that asking twice makes one
 */
record ShipSpec(
        String project,
        String env,
        String app,
        @Nullable String ref,
        @Nullable String reason,
        UUID rollout) {}
