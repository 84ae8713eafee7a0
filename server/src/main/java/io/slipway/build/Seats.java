package io.slipway.build;

import io.slipway.work.StepRun;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Gives the steps of a build what they all need. */
@Component
class Seats {
    private final BuildSettings settings;
    private final BuildLog log;
    private final Benches benches;
    private final ObjectProvider<Workshop> workshop;

    Seats(BuildSettings settings, BuildLog log, Benches benches, ObjectProvider<Workshop> workshop) {
        this.settings = settings;
        this.log = log;
        this.benches = benches;
        this.workshop = workshop;
    }

    /** Keeps the build's place, too: one that goes on after a restart has had it. */
    Seat of(StepRun<BuildSpec> run) {
        benches.keep(run.id());
        return new Seat(Workspace.of(settings, run.id()), log.writer(run.id()), workshop);
    }
}
