package io.slipway.build;

import io.slipway.api.Phase;
import io.slipway.api.Problem;
import io.slipway.core.Event;
import io.slipway.store.Events;
import io.slipway.work.Step;
import io.slipway.work.StepRun;
import io.slipway.work.Work;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The build as an operation. If the server dies, a step is run again on the workspace it left. */
@Component
class BuildWork implements Work<BuildSpec> {
    static final String KIND = "build";
    static final Duration IN_QUEUE = Duration.ofMinutes(30);

    private final List<Step<BuildSpec>> steps;
    private final BuildStore store;
    private final BuildSettings settings;
    private final BuildLog log;
    private final Benches benches;
    private final Events events;

    BuildWork(
            QueueStep queue,
            CloneStep clone,
            CompileStep compile,
            LayerStep layer,
            PushStep push,
            RecordStep record,
            BuildStore store,
            BuildSettings settings,
            BuildLog log,
            Benches benches,
            Events events) {
        this.steps = Stream.<Step<BuildSpec>>of(queue, clone, compile, layer, push, record)
                .<Step<BuildSpec>>map(DiskAware::new)
                .toList();
        this.store = store;
        this.settings = settings;
        this.log = log;
        this.benches = benches;
        this.events = events;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Class<BuildSpec> spec() {
        return BuildSpec.class;
    }

    @Override
    public List<Step<BuildSpec>> steps() {
        return steps;
    }

    @Override
    public Duration deadline() {
        return Duration.ofMinutes(30);
    }

    @Override
    public Duration patience() {
        return IN_QUEUE;
    }

    @Override
    public void started(StepRun<BuildSpec> run) {
        if (store.started(run.id())) record(run, "build.started", Map.of());
    }

    @Override
    public void undo(StepRun<BuildSpec> run, Problem problem) throws IOException {
        // First, since on a full disk that is what makes room for the words.
        Workspace.of(settings, run.id()).remove();
        // The app was deleted meanwhile: lines now would make a log that belongs to nothing.
        if (store.find(run.id()).isEmpty()) return;
        log.writer(run.id()).accept("failed: " + problem.detail());
        if (problem.nextStep() != null) log.writer(run.id()).accept("next: " + problem.nextStep());
    }

    @Override
    public void ended(StepRun<BuildSpec> run, Phase phase, @Nullable Problem problem) {
        // The app was deleted meanwhile, and its builds with it: the place is free all the same.
        boolean kept = store.find(run.id()).isPresent();
        if (kept) tell(run, phase, problem);
        benches.free(run.id());
        afterCommit(() -> {
            if (kept) log.closed(run.id());
            else log.forget(run.id());
        });
    }

    /** Who reads the log asks the database whether the build is over: only then does it say so. */
    private static void afterCommit(Runnable act) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                act.run();
            }
        });
    }

    private void tell(StepRun<BuildSpec> run, Phase phase, @Nullable Problem problem) {
        String step = run.key().substring(run.key().indexOf('/') + 1);
        if (phase == Phase.FAILED && store.find(run.id()).orElseThrow().stage() == null) store.stage(run.id(), step);
        BuildRow row = store.find(run.id()).orElseThrow();
        Map<String, Object> data = new HashMap<>();
        if (row.digest() != null) data.put("digest", row.digest());
        if (problem != null) data.put("message", problem.detail());
        if (problem != null && row.stage() != null) data.put("stage", row.stage());
        record(run, "build." + phase.name().toLowerCase(Locale.ROOT), data);
    }

    private void record(StepRun<BuildSpec> run, String name, Map<String, Object> more) {
        var op = run.operation();
        Map<String, Object> data = new HashMap<>(more);
        data.put("id", op.id());
        data.put("number", store.find(op.id()).orElseThrow().number());
        events.record(Event.of(name, op.actor(), data)
                .in(op.project(), op.env(), op.app())
                .about(KIND + "/" + op.id()));
    }
}
