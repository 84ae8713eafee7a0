package io.slipway.rollout;

import io.slipway.core.Actor;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A rollout as it is recorded.
 *
 * @param kind deploy, rollback, restart, scale or autoscale
 * @param mark of the generation of pods it wants; its own id when it makes new pods
 * @param state null while its operation runs
 * @param supersededBy the newer rollout that took its place; its own id when it was {@link #cutOff}
 */
record RolloutRow(
        UUID id,
        String project,
        String env,
        String app,
        String kind,
        int revision,
        @Nullable Integer from,
        String version,
        @Nullable String fromVersion,
        String mark,
        int replicas,
        @Nullable String state,
        @Nullable String cause,
        @Nullable String message,
        @Nullable String url,
        @Nullable UUID supersededBy,
        Actor actor,
        @Nullable String reason,
        Instant created,
        @Nullable Instant finished) {

    /** Its cluster is gone, and another of the same name has nothing of what it had begun. */
    boolean cutOff() {
        return id.equals(supersededBy);
    }

    /** Where an autoscaler sets the number of pods, only a scale says another. */
    Replicas.Wanted wanted() {
        return new Replicas.Wanted(replicas, kind.equals("scale"));
    }

    RolloutSpec spec() {
        return new RolloutSpec(project, env, app);
    }
}
