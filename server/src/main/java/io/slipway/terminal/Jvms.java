package io.slipway.terminal;

import io.slipway.api.Environment;
import io.slipway.api.Jvm;
import io.slipway.cluster.Causes;
import io.slipway.core.Actor;
import io.slipway.core.Code;
import io.slipway.core.Refusal;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks a container about its JVMs: by its own shell, or by a debug container beside it where it has none. */
@Component
class Jvms {
    private final Doors doors;
    private final Runs runs;
    private final DebugContainers debug;

    Jvms(Doors doors, Runs runs, DebugContainers debug) {
        this.doors = doors;
        this.runs = runs;
        this.debug = debug;
    }

    List<Jvm> of(Environment env, String app, @Nullable String named, @Nullable String in, Actor actor)
            throws InterruptedException {
        String pod = doors.pod(env, app, named);
        String container = doors.container(env, app, pod, in, actor);
        try {
            Runs.Done done = runs.run(Place.of(env, app, pod, container, JvmFacts.SCRIPT), actor);
            if (done.end().word().equals("NoShell")) {
                String beside = debug.beside(env, pod, container, actor);
                done = runs.run(Place.of(env, app, pod, beside, JvmFacts.SCRIPT), actor);
            }
            return JvmFacts.read(pod, container, told(done, pod, container));
        } catch (IOException e) {
            throw Refusal.of(
                    Code.ClusterUnreachable,
                    "the pod " + pod + " cannot be asked: " + Causes.of(e),
                    "'slipway cluster show " + env.cluster() + "' says how it is");
        }
    }

    private static byte[] told(Runs.Done done, String pod, String container) {
        if (done.end().exit() == 0) return done.output();
        throw Refusal.of(
                Code.NotFound,
                "the container %s of %s does not tell of its processes: %s"
                        .formatted(container, pod, done.end().detail()),
                "look at it by a terminal");
    }
}
