package io.slipway.rollout;

import io.slipway.api.Build;
import io.slipway.api.Phase;
import io.slipway.build.Builds;
import io.slipway.core.Code;
import io.slipway.core.Refusal;
import io.slipway.work.Failpoints;
import io.slipway.work.Outcome;
import io.slipway.work.Step;
import io.slipway.work.StepRun;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Starts the build once, and is woken at its end. */
@Component
class ShipBuildStep implements Step<ShipSpec> {
    /** The end of the build wakes this step; the pause is only the net below that. */
    static final Duration NET = Duration.ofSeconds(10);

    private final Builds builds;
    private final ShipStore store;
    private final Failpoints failpoints;

    ShipBuildStep(Builds builds, ShipStore store, Failpoints failpoints) {
        this.builds = builds;
        this.store = store;
        this.failpoints = failpoints;
    }

    /** Version of the artifact. */
    record Made(String artifact) {}

    @Override
    public String name() {
        return "build";
    }

    @Override
    public String state() {
        return "Building";
    }

    /** Above a build's own time and its wait for a place, so that the build says what went wrong. */
    @Override
    public Duration deadline() {
        return Duration.ofMinutes(70);
    }

    @Override
    public Outcome run(StepRun<ShipSpec> run) {
        ShipSpec spec = run.spec();
        UUID id = store.build(run.id()).orElseGet(() -> start(run, spec));
        // Read after it is known whom to wake: an end before that would go unheard.
        Build build = builds.get(id);
        if (!build.phase().ended()) return Outcome.waiting(NET);
        if (build.phase() != Phase.SUCCEEDED) throw failed(build);
        String made = Objects.requireNonNull(build.artifact(), "a build that succeeded made nothing");
        return Outcome.done(new Made(made));
    }

    private UUID start(StepRun<ShipSpec> run, ShipSpec spec) {
        UUID id = builds.start(
                        spec.project(), spec.app(), spec.ref(), run.operation().actor(), "ship/" + run.id())
                .id();
        failpoints.hit("ship/build/started");
        store.build(run.id(), id);
        return id;
    }

    private static Refusal failed(Build build) {
        Code code = build.phase() == Phase.CANCELLED ? Code.Cancelled : Code.BuildFailed;
        String stage = build.stage() == null ? "" : " in " + build.stage();
        String message = Objects.requireNonNullElse(build.message(), "no reason given");
        return Refusal.of(
                code,
                "build %d of %s/%s %s%s: %s"
                        .formatted(
                                build.number(),
                                build.project(),
                                build.app(),
                                code == Code.Cancelled ? "was cancelled" : "failed",
                                stage,
                                message),
                Arrays.asList(message.split("\n", -1)),
                "read the build's log, mend the source, and ship again");
    }
}
