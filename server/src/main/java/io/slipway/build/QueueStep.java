package io.slipway.build;

import io.slipway.work.Outcome;
import io.slipway.work.Step;
import io.slipway.work.StepRun;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Waits for a place: each build takes cores and memory of this machine. */
@Component
class QueueStep implements Step<BuildSpec> {
    /** It is woken when a place gets free; this bounds the wait should that be lost. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Benches benches;

    QueueStep(Benches benches) {
        this.benches = benches;
    }

    @Override
    public String name() {
        return "queue";
    }

    @Override
    public String state() {
        return "Queued";
    }

    @Override
    public Duration deadline() {
        return BuildWork.IN_QUEUE;
    }

    @Override
    public boolean waits() {
        return true;
    }

    @Override
    public Outcome run(StepRun<BuildSpec> run) {
        return benches.take(run.id()) ? Outcome.done() : Outcome.waiting(PATIENCE);
    }
}
