package io.slipway.api;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an app is in an environment right now.
 *
 * @param paused null while rollouts go on by themselves
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
        @Nullable Rollout rollout,
        @Nullable Pause paused) {

    /**
     * Rollouts of the app wait, and new ones are refused.
     *
     * @param by null when that was not asked of Slipway
     */
    public record Pause(
            @Nullable String by,
            @Nullable Instant since,
            @Nullable String reason) {

        /** As part of a sentence. */
        public String words() {
            if (by == null || since == null) return "outside of Slipway";
            return "by " + by + " since " + since + (reason == null ? "" : " (" + reason + ")");
        }
    }
}
