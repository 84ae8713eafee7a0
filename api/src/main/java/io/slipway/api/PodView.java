package io.slipway.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A pod as the lists show it.
 *
 * @param app the app by our label, else the owning workload's name
 * @param ready "1/1"
 * @param status the word kubectl shows
 * @param revision our revision number from the pod's label, null for pods that are not ours
 * @param stage queued, pulling, starting, ready, draining or gone
 * @param why cause line when it is not well
 */
public record PodView(
        String cluster,
        String namespace,
        String name,
        @Nullable String app,
        String ready,
        String status,
        int restarts,
        @Nullable Instant created,
        @Nullable String ip,
        @Nullable String node,
        @Nullable String image,
        @Nullable Integer revision,
        String stage,
        @Nullable String why) {}
