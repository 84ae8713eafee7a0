package io.slipway.build;

import io.slipway.artifact.BaseImages;
import io.slipway.artifact.ImagePlan;
import io.slipway.artifact.Tags;
import io.slipway.build.builder.BuildStop;
import io.slipway.build.builder.JarLayers;
import io.slipway.core.Code;
import io.slipway.core.Refusal;
import io.slipway.source.Commit;
import io.slipway.store.Settings;
import io.slipway.work.Operation;
import io.slipway.work.Outcome;
import io.slipway.work.Step;
import io.slipway.work.StepRun;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Lays the jar out in layers and plans the image. */
@Component
class LayerStep implements Step<BuildSpec> {
    static final String NAME = "layer";
    private final Seats seats;
    private final @Nullable String registry;
    private final BuildStore store;
    private final JsonMapper json;

    LayerStep(Seats seats, Settings server, BuildStore store, JsonMapper json) {
        this.seats = seats;
        this.registry = server.registry();
        this.store = store;
        this.json = json;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String state() {
        return "Layering";
    }

    @Override
    public Duration deadline() {
        return Duration.ofMinutes(10);
    }

    @Override
    public Outcome run(StepRun<BuildSpec> run) throws IOException, InterruptedException {
        Seat seat = seats.of(run);
        Workspace workspace = seat.workspace();
        Commit commit = run.need(CloneStep.NAME, Commit.class);
        Workspace.remove(workspace.classes());
        JarLayers.App app = lay(run, seat, commit);
        app.notes().forEach(seat.line());
        BaseImages.Base base = seat.tools().bases().get(host(), seat.line().andThen(run::say));
        ImagePlan plan = plan(run.operation(), run.spec(), commit, app, base);
        Files.writeString(workspace.plan(), json.writeValueAsString(new Planned(plan, base.digest())));
        int files = plan.layers().stream().mapToInt(l -> l.files().size()).sum();
        return Outcome.done(new Layered(app.health(), files));
    }

    private JarLayers.App lay(StepRun<BuildSpec> run, Seat seat, Commit commit) throws IOException {
        Workspace workspace = seat.workspace();
        try {
            return seat.tools()
                    .layers()
                    .of(workspace.source(), CompileStep.recipe(run.spec(), commit), workspace.classes());
        } catch (BuildStop stop) {
            store.stage(run.id(), stop.stage());
            throw stop.refusal();
        }
    }

    private String host() {
        if (registry != null) return registry;
        throw Refusal.of(
                Code.RegistryRefused,
                "this server knows no registry, so the image has nowhere to go",
                "start with a cluster, or set slipway.registry=HOST:PORT");
    }

    private ImagePlan plan(Operation op, BuildSpec spec, Commit commit, JarLayers.App app, BaseImages.Base base) {
        Map<String, String> labels = new TreeMap<>(Map.of(
                "org.opencontainers.image.source", spec.git(),
                "org.opencontainers.image.revision", commit.hash(),
                "org.opencontainers.image.title", String.valueOf(op.app()),
                "org.opencontainers.image.base.digest", base.digest(),
                "io.slipway.project", String.valueOf(op.project()),
                "io.slipway.app", String.valueOf(op.app())));
        return new ImagePlan(
                base.reference(),
                host() + "/" + op.project() + "/" + op.app(),
                Tags.of(store.find(op.id()).orElseThrow().tagTime(), commit.revision()),
                app.layers(),
                app.entrypoint(),
                new TreeMap<>(Map.of("APP_COMMIT", commit.hash())),
                labels,
                spec.port(),
                commit.time());
    }
}
