package io.slipway.mirror;

import org.jspecify.annotations.Nullable;

/**
 * A Deployment.
 *
 * @param observed generation its controller has seen
 * @param mark of the pod template
 * @param stuck words of a condition that says no progress, null while there is hope
 * @param paused null while it goes on by itself; our annotation where it is paused, empty when that was not us
 * @param failure words of a ReplicaFailure condition, for example a quota
 */
public record DeploymentRow(
        String namespace,
        String name,
        @Nullable String app,
        @Nullable Integer revision,
        @Nullable String mark,
        long generation,
        long observed,
        int desired,
        int replicas,
        int updated,
        int ready,
        int available,
        @Nullable String stuck,
        @Nullable String failure,
        String images,
        @Nullable String paused)
        implements Row, AppRow {

    /** The same measure as kubectl's: all pods are of the new template, available, and no old one is left. */
    public boolean rolledOut() {
        return observed >= generation && updated == desired && replicas == updated && available == updated;
    }
}
