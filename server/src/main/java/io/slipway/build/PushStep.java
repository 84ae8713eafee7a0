package io.slipway.build;

import io.slipway.artifact.BuiltImage;
import io.slipway.work.Outcome;
import io.slipway.work.Step;
import io.slipway.work.StepRun;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Brings the image to the registry; the same plan again brings the same image. */
@Component
class PushStep implements Step<BuildSpec> {
    static final String NAME = "push";
    private final BuildSettings settings;
    private final BuildLog log;
    private final Benches benches;
    private final JsonMapper json;
    private final ObjectProvider<Workshop> workshop;

    PushStep(
            BuildSettings settings, BuildLog log, Benches benches, JsonMapper json, ObjectProvider<Workshop> workshop) {
        this.settings = settings;
        this.log = log;
        this.benches = benches;
        this.json = json;
        this.workshop = workshop;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String state() {
        return "Pushing";
    }

    @Override
    public Duration deadline() {
        return Duration.ofMinutes(10);
    }

    @Override
    public Outcome run(StepRun<BuildSpec> run) throws IOException, InterruptedException {
        benches.keep(run.id());
        Workspace workspace = Workspace.of(settings, run.id());
        Planned planned = json.readValue(Files.readString(workspace.plan()), Planned.class);
        String name = planned.plan().repository() + ":" + planned.plan().tag();
        log.writer(run.id()).accept("push " + name);
        run.checkLease();
        BuiltImage image = workshop.getObject().images().push(planned.plan());
        log.writer(run.id()).accept("pushed " + image.digest() + ", " + (image.bytes() >> 20) + " MiB");
        run.say(planned.plan().tag() + " " + image.digest());
        return Outcome.done(
                new Pushed(image, planned.plan().repository(), planned.plan().tag(), planned.baseDigest()));
    }
}
