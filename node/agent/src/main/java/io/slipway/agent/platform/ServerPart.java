package io.slipway.agent.platform;

import io.slipway.agent.core.Settings;
import io.slipway.api.node.NodePlan.Part;
import io.slipway.api.node.NodePlan.Ready;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The server's process. */
final class ServerPart {
    private ServerPart() {}

    static Part part(Settings settings) {
        Ready ready = new Ready("http", "http://127.0.0.1:" + settings.port() + "/readyz", null, null, null, 90);
        return new Part(
                "server",
                command(settings),
                settings.environment(),
                null,
                settings.data(),
                false,
                List.of("postgres"),
                ready,
                // A training run writes its cache at its end.
                training(settings) ? 120 : 20,
                List.of(),
                List.of());
    }

    /** True while the distribution is made: this start is there to train the AOT cache. */
    private static boolean training(Settings settings) {
        return Files.exists(Path.of(settings.distDir()).resolve("server/training"));
    }

    private static List<String> command(Settings settings) {
        Path server = Path.of(settings.distDir()).resolve("server");
        List<String> command = new ArrayList<>(List.of(
                ThisJava.program(),
                // Without it the heap is at its most from the start, and so is the resident memory.
                "-Xms32m",
                "-Xmx192m",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-Dfile.encoding=UTF-8"));
        Path cache = server.resolve("server.aot");
        if (training(settings)) {
            command.add("-XX:AOTCacheOutput=" + cache);
        } else if (Files.exists(cache)) {
            command.add("-XX:AOTCache=" + cache);
        }
        command.addAll(List.of(
                "-cp",
                ClassPath.of(server.resolve("lib")),
                "io.slipway.Slipway",
                "--slipway.instance=" + settings.places().instance(),
                "--server.port=" + settings.port(),
                "--slipway.dist=" + settings.distStamp()));
        return command;
    }
}
