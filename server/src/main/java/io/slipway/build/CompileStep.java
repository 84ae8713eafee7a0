package io.slipway.build;

import io.slipway.build.builder.BuildStop;
import io.slipway.build.builder.MavenBuild;
import io.slipway.build.builder.Recipe;
import io.slipway.core.Event;
import io.slipway.source.Commit;
import io.slipway.store.Events;
import io.slipway.work.Operation;
import io.slipway.work.Outcome;
import io.slipway.work.Step;
import io.slipway.work.StepRun;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** Compiles, tests and packages in the sandbox. */
@Component
class CompileStep implements Step<BuildSpec> {
    private final BuildSettings settings;
    private final BuildStore store;
    private final Seats seats;
    private final Events events;

    CompileStep(BuildSettings settings, BuildStore store, Seats seats, Events events) {
        this.settings = settings;
        this.store = store;
        this.seats = seats;
        this.events = events;
    }

    @Override
    public String name() {
        return "compile";
    }

    @Override
    public String state() {
        return "Compiling";
    }

    @Override
    public Duration deadline() {
        // The sandbox ends it first and knows more about why.
        return Duration.ofMinutes(settings.minutes() + 1L);
    }

    @Override
    public Outcome run(StepRun<BuildSpec> run) throws IOException, InterruptedException {
        Commit commit = run.need(CloneStep.NAME, Commit.class);
        Seat seat = seats.of(run);
        Workspace workspace = seat.workspace();
        begin(run, seat, commit);
        var place = new MavenBuild.Place(
                workspace.source(),
                workspace.home(),
                settings.folder()
                        .resolve("m2")
                        .resolve(String.valueOf(run.operation().project())));
        try {
            seat.tools().maven().run(place, recipe(run.spec(), commit), seat.line(), stage -> entered(run, stage));
        } catch (BuildStop stop) {
            store.stage(run.id(), stop.stage());
            throw stop.refusal();
        } finally {
            store.testing(run.id(), false);
        }
        return Outcome.done();
    }

    static Recipe recipe(BuildSpec spec, Commit commit) {
        return new Recipe(spec.dir(), spec.module(), spec.skipTests(), commit.time());
    }

    /** After a crash the half-built tree is thrown away and the same commit fetched again. */
    private void begin(StepRun<BuildSpec> run, Seat seat, Commit commit) throws IOException, InterruptedException {
        Workspace workspace = seat.workspace();
        Consumer<String> line = seat.line();
        if (Files.exists(workspace.begun()) || !Files.exists(workspace.source())) {
            line.accept("the server was restarted; compiling again from a clean checkout");
            workspace.remove();
            workspace.make();
            seat.tools().git().fetch(run.spec().git(), commit.hash(), workspace.source(), line);
        }
        Files.createFile(workspace.begun());
        line.accept("mvn package" + (run.spec().skipTests() ? " without tests" : ""));
    }

    private void entered(StepRun<BuildSpec> run, String stage) {
        boolean testing = stage.equals("test");
        store.testing(run.id(), testing);
        Operation op = run.operation();
        Map<String, Object> data =
                Map.of("id", op.id(), "kind", BuildWork.KIND, "state", testing ? "Testing" : "Compiling");
        events.show(Event.of("build.progressed", op.actor(), data)
                .in(op.project(), op.env(), op.app())
                .about(BuildWork.KIND + "/" + op.id()));
    }
}
