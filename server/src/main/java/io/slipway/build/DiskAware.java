package io.slipway.build;

import io.slipway.core.Code;
import io.slipway.core.Refusal;
import io.slipway.work.Outcome;
import io.slipway.work.Step;
import io.slipway.work.StepRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;

/** A step that says when the disk is full, instead of trying again until its deadline. */
record DiskAware(Step<BuildSpec> step) implements Step<BuildSpec> {
    @Override
    public String name() {
        return step.name();
    }

    @Override
    public String state() {
        return step.state();
    }

    @Override
    public Duration deadline() {
        return step.deadline();
    }

    @Override
    public boolean waits() {
        return step.waits();
    }

    @Override
    public Outcome run(StepRun<BuildSpec> run) throws Exception {
        try {
            return step.run(run);
        } catch (IOException | UncheckedIOException e) {
            if (!String.valueOf(e).contains("No space left")
                    && !String.valueOf(e.getCause()).contains("No space left")) {
                throw e;
            }
            throw Refusal.of(
                    Code.DiskFull,
                    name() + ": the disk of the server's data folder is full: " + e.getMessage(),
                    "free space, then build again");
        }
    }
}
