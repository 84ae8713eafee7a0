package io.slipway.build;

import io.slipway.health.Disk;
import io.slipway.source.Commit;
import io.slipway.work.Outcome;
import io.slipway.work.Step;
import io.slipway.work.StepRun;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Brings the commit here; its output is which one that is. */
@Component
class CloneStep implements Step<BuildSpec> {
    static final String NAME = "clone";
    private final BuildSettings settings;
    private final BuildStore store;
    private final BuildLog log;
    private final Benches benches;
    private final Disk disk;
    private final ObjectProvider<Workshop> workshop;

    CloneStep(
            BuildSettings settings,
            BuildStore store,
            BuildLog log,
            Benches benches,
            Disk disk,
            ObjectProvider<Workshop> workshop) {
        this.settings = settings;
        this.store = store;
        this.log = log;
        this.benches = benches;
        this.disk = disk;
        this.workshop = workshop;
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
        benches.keep(run.id());
        BuildSpec spec = run.spec();
        Consumer<String> line = log.writer(run.id());
        Workspace workspace = Workspace.of(settings, run.id());
        disk.need(settings.folder(), "clone");
        // What a dead server left half-way is not worth finding out about.
        workspace.remove();
        workspace.make();
        line.accept("clone " + spec.git() + " at " + spec.ref());
        Workshop tools = workshop.getObject();
        if (tools.sandbox().weakness() != null)
            line.accept("note: " + tools.sandbox().weakness());
        Commit commit = tools.git().fetch(spec.git(), spec.ref(), workspace.source(), line);
        store.commit(run.id(), commit);
        line.accept("commit " + commit.hash() + " " + commit.message());
        run.say(commit.revision() + " " + commit.message());
        return Outcome.done(commit);
    }
}
