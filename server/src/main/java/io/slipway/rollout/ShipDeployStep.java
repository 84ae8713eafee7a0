package io.slipway.rollout;

import io.slipway.api.Phase;
import io.slipway.api.Rollout;
import io.slipway.core.Code;
import io.slipway.core.Refusal;
import io.slipway.work.Outcome;
import io.slipway.work.Step;
import io.slipway.work.StepRun;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Starts the rollout of what was built, and is woken at its end. */
@Component
class ShipDeployStep implements Step<ShipSpec> {
    private final Rollouts rollouts;

    ShipDeployStep(Rollouts rollouts) {
        this.rollouts = rollouts;
    }

    @Override
    public String name() {
        return "deploy";
    }

    @Override
    public String state() {
        return "Deploying";
    }

    @Override
    public Duration deadline() {
        return Duration.ofMinutes(45);
    }

    @Override
    public Outcome run(StepRun<ShipSpec> run) {
        ShipSpec spec = run.spec();
        String artifact = run.need("build", ShipBuildStep.Made.class).artifact();
        Rollout rollout = rollouts.deployOnce(
                spec.rollout(),
                spec.project(),
                spec.env(),
                spec.app(),
                new Rollout.Deploy(artifact, null, null, null, spec.reason()),
                run.operation().actor());
        if (!rollout.phase().ended()) return Outcome.waiting(ShipBuildStep.NET);
        if (rollout.phase() != Phase.SUCCEEDED) throw failed(rollout);
        return Outcome.done();
    }

    private static Refusal failed(Rollout rollout) {
        String message = Objects.requireNonNullElse(rollout.message(), rollout.state());
        List<String> lines = Arrays.asList(message.split("\n", -1));
        return Refusal.of(
                code(rollout),
                "the rollout of revision %d ended %s: %s"
                        .formatted(rollout.revision(), rollout.state(), lines.getFirst()),
                lines.subList(1, lines.size()),
                null);
    }

    private static Code code(Rollout rollout) {
        return Arrays.stream(Code.values())
                .filter(code -> code.name().equals(rollout.cause()))
                .findFirst()
                .orElse(Code.Internal);
    }
}
