package io.slipway.rollout;

import io.slipway.api.Phase;
import io.slipway.api.Problem;
import io.slipway.core.Code;
import io.slipway.core.Event;
import io.slipway.project.Environments;
import io.slipway.store.Events;
import io.slipway.work.Step;
import io.slipway.work.StepRun;
import io.slipway.work.Work;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** apply, progress, prove; taken back when one of them fails. */
@Component
class RolloutWork implements Work<RolloutSpec> {
    static final String KIND = "rollout";
    private static final Duration WAIT_IN_LANE = Duration.ofMinutes(30);
    /** For applying and proving, beside the progress that has the setting. */
    private static final Duration REST = Duration.ofMinutes(10);

    private static final int EVIDENCE = 12;

    private final ApplyStep apply;
    private final ProgressStep progress;
    private final ProveStep prove;
    private final TakeBack takeBack;
    private final Environments environments;
    private final RolloutStore rollouts;
    private final RolloutConfig config;
    private final Events events;
    private final Clock clock;

    RolloutWork(
            ApplyStep apply,
            ProgressStep progress,
            ProveStep prove,
            TakeBack takeBack,
            Environments environments,
            RolloutStore rollouts,
            RolloutConfig config,
            Events events,
            Clock clock) {
        this.apply = apply;
        this.progress = progress;
        this.prove = prove;
        this.takeBack = takeBack;
        this.environments = environments;
        this.rollouts = rollouts;
        this.config = config;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Class<RolloutSpec> spec() {
        return RolloutSpec.class;
    }

    @Override
    public List<Step<RolloutSpec>> steps() {
        return List.of(apply, progress, prove);
    }

    /** The environment may be gone by now; the steps say so. */
    @Override
    public @Nullable String pool(RolloutSpec spec) {
        return environments
                .find(spec.project(), spec.env())
                .map(env -> env.cluster())
                .orElse(null);
    }

    @Override
    public Duration deadline() {
        return config.deadline().plus(config.longestPause()).plus(REST);
    }

    @Override
    public Duration patience() {
        return WAIT_IN_LANE;
    }

    /** Longer than the former revision is waited for, since the cluster itself may be away for a while. */
    @Override
    public Duration undoDeadline() {
        return Duration.ofMinutes(3);
    }

    @Override
    public void undo(StepRun<RolloutSpec> run, Problem problem) throws Exception {
        takeBack.run(run);
    }

    @Override
    public String endState(Phase phase, @Nullable Problem problem) {
        if (phase == Phase.SUCCEEDED) return "Succeeded";
        if (phase == Phase.CANCELLED) return "Cancelled";
        return problem != null && problem.code().equals(Code.DeadlineExceeded.name()) ? "TimedOut" : "Failed";
    }

    @Override
    public void ended(StepRun<RolloutSpec> run, Phase phase, @Nullable Problem problem) {
        RolloutRow rollout = rollouts.find(run.id()).orElse(null);
        // The app or its environment was deleted meanwhile, and its record with it.
        if (rollout == null) return;
        boolean superseded = phase == Phase.CANCELLED && rollout.supersededBy() != null;
        String state = superseded ? Code.Superseded.name() : endState(phase, problem);
        String cause = problem == null ? null : superseded ? Code.Superseded.name() : problem.code();
        String message = problem == null ? null : superseded ? replaced(rollout) : words(rollout, problem);
        rollouts.end(run.id(), state, cause, message, clock.instant());
        if (phase == Phase.SUCCEEDED) rollouts.serves(rollout, clock.instant());
        events.record(event(rollout, state, cause, message));
    }

    private String replaced(RolloutRow rollout) {
        if (!rollout.cutOff()) return "a newer rollout took its place";
        int wanted = rollout.revision();
        String instead = rollouts.serving(rollout.project(), rollout.env(), rollout.app())
                .map(Serving::revision)
                .map(n -> "revision " + n + ", which served, is brought there"
                        + (n == wanted ? "" : "; deploy again to have revision " + wanted))
                .orElse("revision " + wanted + " is begun there from the start");
        return "its cluster began anew with nothing in it, as after a restore: " + instead;
    }

    private String words(RolloutRow rollout, Problem problem) {
        var lines = new java.util.ArrayList<String>();
        lines.add(problem.detail());
        problem.evidence().stream().limit(EVIDENCE).forEach(lines::add);
        if (problem.nextStep() != null) lines.add("Next: " + problem.nextStep());
        rollouts.serving(rollout.project(), rollout.env(), rollout.app())
                .ifPresent(serving -> lines.add("Revision " + serving.revision() + " goes on serving."));
        return String.join("\n", lines);
    }

    private static Event event(RolloutRow rollout, String state, @Nullable String cause, @Nullable String message) {
        Map<String, Object> data = new HashMap<>(Map.of(
                "id",
                rollout.id(),
                "kind",
                rollout.kind(),
                "revision",
                rollout.revision(),
                "version",
                rollout.version(),
                "state",
                state));
        if (cause != null) data.put("cause", cause);
        if (message != null) data.put("message", message);
        return Event.of("rollout." + state.toLowerCase(Locale.ROOT), rollout.actor(), data)
                .in(rollout.project(), rollout.env(), rollout.app())
                .about("rollout/" + rollout.id());
    }
}
