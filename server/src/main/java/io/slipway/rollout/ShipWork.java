package io.slipway.rollout;

import io.slipway.api.Problem;
import io.slipway.build.Builds;
import io.slipway.core.Code;
import io.slipway.work.Operations;
import io.slipway.work.Step;
import io.slipway.work.StepRun;
import io.slipway.work.Work;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/** A build and the rollout of what it made, as one operation. */
@Component
class ShipWork implements Work<ShipSpec> {
    static final String KIND = "ship";
    private final ShipBuildStep build;
    private final ShipDeployStep deploy;
    private final Builds builds;
    private final Operations operations;
    private final ShipStore store;

    ShipWork(ShipBuildStep build, ShipDeployStep deploy, Builds builds, Operations operations, ShipStore store) {
        this.build = build;
        this.deploy = deploy;
        this.builds = builds;
        this.operations = operations;
        this.store = store;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Class<ShipSpec> spec() {
        return ShipSpec.class;
    }

    @Override
    public List<Step<ShipSpec>> steps() {
        return List.of(build, deploy);
    }

    @Override
    public Duration deadline() {
        return Duration.ofHours(2);
    }

    /** Who cancels a ship cancels what it is at. */
    @Override
    public void undo(StepRun<ShipSpec> run, Problem problem) {
        if (!problem.code().equals(Code.Cancelled.name())) return;
        store.build(run.id())
                .map(builds::get)
                .filter(made -> !made.phase().ended())
                .ifPresent(made -> builds.cancel(made.project(), made.app(), made.number()));
        if (operations.find(run.spec().rollout()).isPresent())
            operations.cancel(run.spec().rollout());
    }
}
