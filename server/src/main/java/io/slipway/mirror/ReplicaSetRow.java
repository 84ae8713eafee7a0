package io.slipway.mirror;

import org.jspecify.annotations.Nullable;

/**
 * A ReplicaSet: one generation of pods.
 *
 * @param mark the rollout that made it
 */
public record ReplicaSetRow(
        String namespace,
        String name,
        @Nullable String app,
        @Nullable Integer revision,
        @Nullable String mark,
        int desired,
        int replicas,
        int ready,
        @Nullable String failure)
        implements Row, AppRow {}
