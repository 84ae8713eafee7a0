package io.slipway.e2e.chaos;

import static io.slipway.e2e.Platform.await;

import io.slipway.e2e.Platform;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A second server on the platform's database: same command, another port and folder. Nobody starts it
 * again, and it does not look after the local cluster.
 */
final class Replica implements AutoCloseable {
    private static final Duration STARTS = Duration.ofSeconds(60);
    final String url;
    private final Platform platform;
    private final Process process;

    private Replica(Platform platform, String url, Process process) {
        this.platform = platform;
        this.url = url;
        this.process = process;
    }

    /** @param more variables of its environment */
    static Replica start(Site site, Map<String, String> more) throws IOException {
        Platform platform = site.platform;
        int port = platform.port + 40;
        String url = "http://127.0.0.1:" + port;
        // In the platform's own folder, so that it goes with it.
        Path data = Files.createTempDirectory(platform.data, "second-server");
        Path settings = platform.data.resolve("agent").resolve("instance.json");
        ObjectNode instance = (ObjectNode) JsonMapper.shared().readTree(Files.readString(settings));
        instance.put("url", url).put("port", port).put("data", data.toString()).put("cluster", "none");
        Path own = Files.writeString(data.resolve("instance.json"), instance.toString());
        ProcessBuilder builder = new ProcessBuilder(command(site).stream()
                        .map(word -> word.startsWith("--slipway.instance=") ? "--slipway.instance=" + own : word)
                        .map(word -> word.startsWith("--server.port=") ? "--server.port=" + port : word)
                        .toList())
                .redirectErrorStream(true)
                .redirectOutput(data.resolve("log").toFile());
        builder.environment().clear();
        Map<String, String> environment = new HashMap<>(more);
        instance.get("environment").forEachEntry((name, value) -> environment.put(name, value.asString()));
        builder.environment().putAll(environment);
        Replica replica = new Replica(platform, url, builder.start());
        try {
            await("the second server is ready", STARTS, replica::ready);
            return replica;
        } catch (AssertionError e) {
            // Left alive it would go on as a third server in all that follows.
            replica.kill();
            throw new AssertionError(e.getMessage() + ", its log:\n" + Files.readString(data.resolve("log")), e);
        }
    }

    private static List<String> command(Site site) throws IOException {
        long server = Victim.server.find(site.platform).orElseThrow().pid();
        String line = Files.readString(Path.of("/proc/" + server + "/cmdline"), StandardCharsets.UTF_8);
        return Arrays.asList(line.split("\0"));
    }

    boolean ready() {
        return platform.at(url, "GET", "/readyz", "").status() == 200;
    }

    void signal(String name) {
        Platform.run(Duration.ofSeconds(5), Map.of(), List.of("/bin/kill", "-s", name, Long.toString(process.pid())));
    }

    @Override
    public void close() {
        kill();
    }

    void kill() {
        process.destroyForcibly();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) throw new IllegalStateException("does not end: " + process);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
