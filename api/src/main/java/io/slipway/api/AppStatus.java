package io.slipway.api;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an app is in an environment right now.
 *
 * @param answer the one sentence a visitor came for
 */
public record AppStatus(
        String project,
        String env,
        String app,
        String answer,
        @Nullable Integer revision,
        @Nullable String version,
        @Nullable String digest,
        @Nullable Instant since,
        int ready,
        int desired,
        List<PodView> pods,
        List<Route> routes,
        @Nullable Rollout rollout) {}
