package io.slipway.api;

import io.slipway.api.Problem.Fault;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One change of what an app is in an environment.
 *
 * @param kind deploy, rollback, restart, scale or autoscale
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
    private static final int MOST_REPLICAS = 200;

    private static List<Fault> replicas(int replicas) {
        if (replicas >= 0 && replicas <= MOST_REPLICAS) return List.of();
        return List.of(new Fault("replicas", "replicas is 0 to " + MOST_REPLICAS + ", got " + replicas));
    }

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
            @Nullable String reason)
            implements Checked {
        @Override
        public List<Fault> faults() {
            List<Fault> faults = new ArrayList<>();
            if (artifact != null && fromEnv != null) {
                faults.add(new Fault("fromEnv", "give either an artifact or an environment to promote from"));
            }
            if (replicas != null) faults.addAll(Rollout.replicas(replicas));
            return faults;
        }
    }

    /** Input of {@code POST .../ship}. */
    public record Ship(@Nullable String ref, @Nullable String reason) {}

    /** Input of {@code POST .../rollback}; revision null means the one that served before. */
    public record Rollback(
            @Nullable Integer revision, @Nullable String reason) {}

    /** Input of {@code POST .../restart}. */
    public record Restart(@Nullable String reason) {}

    /** Input of {@code POST .../pause} and {@code POST .../resume}. */
    public record Pause(@Nullable String reason) {}

    /** Input of {@code POST .../rollouts/ID/abort}. */
    public record Abort(@Nullable String reason) {}

    /**
     * Input of {@code POST .../scale}.
     *
     * @param force also where an autoscaler will set another number at its next look
     */
    public record Scale(
            int replicas, @Nullable String reason, @Nullable Boolean force) implements Checked {
        @Override
        public List<Fault> faults() {
            return Rollout.replicas(replicas);
        }
    }
}
