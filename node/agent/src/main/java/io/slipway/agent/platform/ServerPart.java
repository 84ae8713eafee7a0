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
    /** The same in training and in use, else the cache does not fit. What each brings: docs/develop/performance.md. */
    private static final List<String> MEMORY = List.of(
            "-XX:+UseSerialGC",
            // Starts small and gives back what a build or a start needed for a while.
            "-Xms24m",
            "-XX:MaxNewSize=24m",
            "-XX:MinHeapFreeRatio=15",
            "-XX:MaxHeapFreeRatio=30",
            "-XX:TrimNativeHeapInterval=5000",
            "-XX:+UseCompactObjectHeaders",
            // At another address than the trained one each page of the cache would be rewritten: a private copy.
            "-XX:+UnlockDiagnosticVMOptions",
            "-XX:ArchiveRelocationMode=0");

    /** Enough for some clusters and 10,000 pods; who has more says so: docs/user/life-cycle.md. */
    private static final String HEAP = "192";

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
                settings.ownDatabase() ? List.of("postgres") : List.of(),
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

    private static String heap(Settings settings) {
        String heap = settings.environment().getOrDefault("SLIPWAY_HEAP", HEAP);
        if (heap.matches("[1-9][0-9]{2,5}")) return heap;
        throw new IllegalArgumentException(
                "SLIPWAY_HEAP is '%s' and no number of MiB such as 640: correct it and run 'up' again".formatted(heap));
    }

    /**
     * A virtual thread that computes is not taken off its carrier: with one for each of two processors, two long
     * answers would keep every stream waiting. More of them share the processors by the system's own time slices.
     */
    private static String carriers() {
        return "-Djdk.virtualThreadScheduler.parallelism="
                + Math.max(4, Runtime.getRuntime().availableProcessors());
    }

    private static List<String> command(Settings settings) {
        Path server = Path.of(settings.distDir()).resolve("server");
        List<String> command = new ArrayList<>(List.of(ThisJava.program()));
        command.addAll(MEMORY);
        command.add("-Xmx" + heap(settings) + "m");
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-Dfile.encoding=UTF-8", carriers()));
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
