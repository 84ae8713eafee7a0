package io.slipway.drain;

import io.slipway.work.Outcome;
import io.slipway.work.Step;
import io.slipway.work.StepRun;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** No new pod comes to the node. */
@Component
class CordonStep implements Step<DrainSpec> {
    private final NodeControl nodes;

    CordonStep(NodeControl nodes) {
        this.nodes = nodes;
    }

    @Override
    public String name() {
        return "cordon";
    }

    @Override
    public String state() {
        return "Cordoning";
    }

    @Override
    public Duration deadline() {
        return Duration.ofMinutes(2);
    }

    @Override
    public Outcome run(StepRun<DrainSpec> run) {
        run.checkLease();
        nodes.schedulable(
                run.spec().cluster(), run.spec().node(), false, run.operation().actor());
        run.say("no new pod comes to " + run.spec().node());
        return Outcome.done();
    }
}
