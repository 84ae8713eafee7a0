package io.slipway.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One change of what an app is in an environment.
 *
 * @param kind deploy, rollback, restart or scale
 * @param revision the revision it brings
 * @param from the revision that served before, null at the first
 * @param state Queued, Applying, Progressing, Proving, Succeeded, Failed, RolledBack, Superseded, TimedOut or Cancelled
 * @param cause code of the failure, for example ImagePullFailed
 * @param url of the proven route
 */
public record Rollout(
        UUID id,
        String project,
        String env,
        String app,
        String kind,
        int revision,
        @Nullable Integer from,
        String version,
        @Nullable String fromVersion,
        Phase phase,
        String state,
        @Nullable String cause,
        @Nullable String message,
        @Nullable String url,
        String actor,
        @Nullable String reason,
        Instant created,
        @Nullable Instant finished,
        double seconds,
        List<StepView> steps) {

    /**
     * Input of {@code POST .../deploy}.
     *
     * @param artifact version or digest; the app's newest when absent
     * @param fromEnv promote what serves in that environment of the same project
     * @param config environment variables of the app; null keeps those of the revision that serves
     * @param reason wanted where the environment's class is prod
     */
    public record Deploy(
            @Nullable String artifact,
            @Nullable String fromEnv,
            @Nullable Map<String, String> config,
            @Nullable Integer replicas,
            @Nullable String reason) {}

    /** Input of {@code POST .../ship}. */
    public record Ship(@Nullable String ref, @Nullable String reason) {}

    /** Input of {@code POST .../rollback}; revision null means the one that served before. */
    public record Rollback(
            @Nullable Integer revision, @Nullable String reason) {}

    /** Input of {@code POST .../restart}. */
    public record Restart(@Nullable String reason) {}

    /** Input of {@code POST .../rollouts/ID/abort}. */
    public record Abort(@Nullable String reason) {}

    /** Input of {@code POST .../scale}. */
    public record Scale(int replicas, @Nullable String reason) {}
}
