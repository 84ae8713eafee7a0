package io.slipway.build;

import io.slipway.health.Disk;
import io.slipway.source.Commit;
import io.slipway.work.Outcome;
import io.slipway.work.Step;
import io.slipway.work.StepRun;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** Brings the commit here; its output is which one that is. */
@Component
class CloneStep implements Step<BuildSpec> {
    static final String NAME = "clone";
    private final BuildSettings settings;
    private final BuildStore store;
    private final Seats seats;
    private final Disk disk;

    CloneStep(BuildSettings settings, BuildStore store, Seats seats, Disk disk) {
        this.settings = settings;
        this.store = store;
        this.seats = seats;
        this.disk = disk;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String state() {
        return "Cloning";
    }

    @Override
    public Duration deadline() {
        return Duration.ofMinutes(6);
    }

    @Override
    public Outcome run(StepRun<BuildSpec> run) throws IOException, InterruptedException {
        BuildSpec spec = run.spec();
        Seat seat = seats.of(run);
        Consumer<String> line = seat.line();
        Workspace workspace = seat.workspace();
        disk.need(settings.folder(), "clone");
        // What a dead server left half-way is not worth finding out about.
        workspace.remove();
        workspace.make();
        line.accept("clone " + spec.git() + " at " + spec.ref());
        Workshop tools = seat.tools();
        if (tools.sandbox().weakness() != null)
            line.accept("note: " + tools.sandbox().weakness());
        Commit commit = tools.git().fetch(spec.git(), spec.ref(), workspace.source(), line);
        store.commit(run.id(), commit);
        line.accept("commit " + commit.hash() + " " + commit.message());
        run.say(commit.revision() + " " + commit.message());
        return Outcome.done(commit);
    }
}
