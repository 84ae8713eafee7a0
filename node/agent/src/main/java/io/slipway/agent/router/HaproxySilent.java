package io.slipway.agent.router;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** HAProxy took a command and gave no answer. */
final class HaproxySilent extends IOException {
    HaproxySilent(Path socket, String command, Duration patience) {
        super("HAProxy gave no answer on %s to '%s' in %d s".formatted(socket, command, patience.toSeconds()));
    }
}
