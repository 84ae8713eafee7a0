package io.slipway.build;

import io.slipway.api.Artifact;
import io.slipway.artifact.Artifacts;
import io.slipway.core.Ids;
import io.slipway.source.Commit;
import io.slipway.work.Failpoints;
import io.slipway.work.Operation;
import io.slipway.work.Outcome;
import io.slipway.work.Step;
import io.slipway.work.StepRun;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Records the artifact and clears the bench. */
@Component
class RecordStep implements Step<BuildSpec> {
    private final BuildSettings settings;
    private final BuildStore store;
    private final Artifacts artifacts;
    private final Clock clock;
    private final Failpoints failpoints;

    RecordStep(BuildSettings settings, BuildStore store, Artifacts artifacts, Clock clock, Failpoints failpoints) {
        this.settings = settings;
        this.store = store;
        this.artifacts = artifacts;
        this.clock = clock;
        this.failpoints = failpoints;
    }

    @Override
    public String name() {
        return "record";
    }

    @Override
    public String state() {
        return "Pushing";
    }

    @Override
    public Duration deadline() {
        return Duration.ofMinutes(1);
    }

    @Override
    public Outcome run(StepRun<BuildSpec> run) throws IOException {
        Operation op = run.operation();
        Pushed pushed = run.need(PushStep.NAME, Pushed.class);
        Artifact made = artifacts.record(artifact(run, pushed), op.actor());
        failpoints.hit("build/record/listed");
        store.made(op.id(), made.digest(), made.image(), made.id());
        Workspace.of(settings, op.id()).remove();
        return Outcome.done();
    }

    private Artifact artifact(StepRun<BuildSpec> run, Pushed pushed) {
        Operation op = run.operation();
        BuildRow row = store.find(op.id()).orElseThrow();
        return new Artifact(
                Ids.next(clock),
                row.project(),
                row.app(),
                "image",
                pushed.tag(),
                pushed.image().digest(),
                pushed.repository(),
                run.need(CloneStep.NAME, Commit.class).hash(),
                pushed.baseDigest(),
                run.need(LayerStep.NAME, Layered.class).health(),
                pushed.image().bytes(),
                pushed.image().layers(),
                row.number(),
                clock.instant());
    }
}
