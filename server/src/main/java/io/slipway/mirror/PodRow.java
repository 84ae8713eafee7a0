package io.slipway.mirror;

import io.slipway.api.PodView;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A pod.
 *
 * @param owner name of the ReplicaSet or other object that made it
 * @param mark our rollout that made it, from its annotation
 * @param waiting reason a container waits for, for example ImagePullBackOff
 * @param message the words beside that reason
 * @param lastExit exit code of the container's former life, null when it had none
 * @param lastReason why that life ended, for example OOMKilled
 * @param leaving it was told to end
 */
public record PodRow(
        String namespace,
        String name,
        String uid,
        @Nullable String project,
        @Nullable String env,
        @Nullable String app,
        @Nullable Integer revision,
        @Nullable String mark,
        @Nullable String owner,
        String status,
        int containers,
        int readyContainers,
        int restarts,
        boolean ready,
        boolean running,
        boolean leaving,
        boolean scheduled,
        @Nullable String waiting,
        @Nullable String message,
        @Nullable Integer lastExit,
        @Nullable String lastReason,
        @Nullable Instant created,
        @Nullable String ip,
        @Nullable String node,
        @Nullable String image)
        implements Row, AppRow {

    /** queued, pulling, starting, ready or draining; the row's removal is gone. */
    public String stage() {
        if (leaving) return "draining";
        if (ready) return "ready";
        if (running) return "starting";
        return scheduled ? "pulling" : "queued";
    }

    public String readyCount() {
        return readyContainers + "/" + containers;
    }

    /** Cause line when it is not well. */
    public @Nullable String why() {
        return ready || leaving ? null : message;
    }

    public PodView view(String cluster) {
        return view(cluster, stage());
    }

    PodView gone(String cluster) {
        return view(cluster, "gone");
    }

    private PodView view(String cluster, String stage) {
        return new PodView(
                cluster,
                namespace,
                name,
                app == null ? owner : app,
                readyCount(),
                status,
                restarts,
                created,
                ip,
                node,
                image,
                revision,
                stage,
                why());
    }
}
