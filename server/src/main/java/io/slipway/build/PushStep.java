package io.slipway.build;

import io.slipway.artifact.BuiltImage;
import io.slipway.work.Outcome;
import io.slipway.work.Step;
import io.slipway.work.StepRun;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Brings the image to the registry; the same plan again brings the same image. */
@Component
class PushStep implements Step<BuildSpec> {
    static final String NAME = "push";
    private final Seats seats;
    private final JsonMapper json;

    PushStep(Seats seats, JsonMapper json) {
        this.seats = seats;
        this.json = json;
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
        Seat seat = seats.of(run);
        Planned planned = json.readValue(Files.readString(seat.workspace().plan()), Planned.class);
        String name = planned.plan().repository() + ":" + planned.plan().tag();
        seat.line().accept("push " + name);
        run.checkLease();
        BuiltImage image = seat.tools().images().push(planned.plan());
        seat.line().accept("pushed " + image.digest() + ", " + (image.bytes() >> 20) + " MiB");
        run.say(planned.plan().tag() + " " + image.digest());
        return Outcome.done(
                new Pushed(image, planned.plan().repository(), planned.plan().tag(), planned.baseDigest()));
    }
}
