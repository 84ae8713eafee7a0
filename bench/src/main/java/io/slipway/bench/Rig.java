package io.slipway.bench;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A platform without a cluster of its own, and a process that plays the API servers of many. */
final class Rig implements AutoCloseable {
    private static final int PORT = 18930;
    private static final int STUB_PORT = 18990;
    private static final Duration SYNCED = Duration.ofMinutes(3);
    private static final String STUB = "io.slipway.stub.StubMain";

    private final Platform platform =
            new Platform(Path.of("/var/lib/slipway-rig"), PORT, Map.of("SLIPWAY_HEAP", "768"));
    private final Process stub;
    private final Writer orders;
    private final int clusters;
    private final int pods;

    /** @param pods of each cluster */
    Rig(int clusters, int pods) throws IOException, InterruptedException {
        this.clusters = clusters;
        this.pods = pods;
        this.stub = new ProcessBuilder(List.of(
                        Ground.need("JAVA_HOME") + "/bin/java",
                        "-Xmx2g",
                        "-XX:+UseSerialGC",
                        "-cp",
                        Ground.HOME.resolve("server/target/test-classes").toString(),
                        STUB,
                        Integer.toString(STUB_PORT),
                        Integer.toString(clusters),
                        Integer.toString(pods)))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        this.orders = new OutputStreamWriter(stub.getOutputStream(), StandardCharsets.UTF_8);
        if (stub.inputReader().readLine() == null) throw new IOException("the stub did not start");
        platform.up("none");
    }

    Platform platform() {
        return platform;
    }

    /** Registers the clusters and waits until all their pods are known. */
    void attach() throws IOException, InterruptedException {
        for (int c = 0; c < clusters; c++) {
            String kubeconfig = JsonMapper.shared().writeValueAsString(kubeconfig("c" + c));
            platform.call(
                    "POST",
                    "/api/v1/clusters",
                    JsonMapper.shared().writeValueAsString(Map.of("name", "c" + c, "kubeconfig", kubeconfig)));
        }
        long end = System.nanoTime() + SYNCED.toNanos();
        while (known() < clusters * pods) {
            if (System.nanoTime() > end) throw new IOException("only " + known() + " pods known after " + SYNCED);
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
    }

    private int known() throws IOException, InterruptedException {
        int sum = 0;
        for (JsonNode cluster : platform.call("GET", "/api/v1/clusters", null).get("items")) {
            sum += cluster.get("pods").asInt();
        }
        return sum;
    }

    /** Pods of c0 that change each second. */
    void rate(int changes) throws IOException {
        orders.write("rate " + changes + "\n");
        orders.flush();
    }

    static Map<String, Object> kubeconfig(String cluster) {
        return Map.of(
                "apiVersion",
                "v1",
                "kind",
                "Config",
                "clusters",
                List.of(Map.of("name", "c", "cluster", Map.of("server", address(cluster)))),
                "users",
                List.of(Map.of("name", "u", "user", Map.of("token", "none"))),
                "contexts",
                List.of(Map.of("name", "x", "context", Map.of("cluster", "c", "user", "u"))),
                "current-context",
                "x");
    }

    static String address(String cluster) {
        return "http://127.0.0.1:" + STUB_PORT + "/" + cluster;
    }

    /** Bytes of all objects that are reachable in the server. */
    long live() throws IOException, InterruptedException {
        String histogram = platform.shell()
                .must(
                        120,
                        Ground.need("JAVA_HOME") + "/bin/jcmd",
                        Long.toString(platform.server()),
                        "GC.class_histogram");
        String last =
                histogram.strip().lines().reduce("", (before, line) -> line).strip();
        return Long.parseLong(last.split(" +", -1)[2]);
    }

    long resident() throws IOException, InterruptedException {
        return platform.part("server").get("memory").asLong();
    }

    @Override
    public void close() throws IOException {
        orders.close();
        stub.destroy();
        stub.onExit().join();
        platform.close();
    }
}
