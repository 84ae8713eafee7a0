package io.slipway.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A platform whose own cluster, with its real API server, holds pods by the thousand on nodes that kwok plays. Filled
 * once; what etcd held then is kept in the cache.
 */
final class Kwok implements AutoCloseable {
    private static final Path DATA = Path.of("/var/lib/slipway-scale");
    private static final Path LOCAL = DATA.resolve("cluster/local");
    private static final int PORT = 18940;
    private static final Duration KNOWN = Duration.ofMinutes(3);
    /** What is kept of a filled cluster; the rest is made anew at its start. */
    private static final List<String> KEPT = List.of("pki", "etcd");

    private final Platform platform = new Platform(DATA, PORT, Map.of());
    private final int pods;
    private final KubeApi api;
    private final Process kwok;
    private final Path log;
    private final Path stages;
    private final AtomicLong changes = new AtomicLong();
    private final AtomicReference<IOException> fault = new AtomicReference<>();
    private volatile int rate;

    Kwok(int pods) throws IOException, InterruptedException {
        this.pods = pods;
        Path kept = Path.of(System.getProperty("user.home"), ".cache/slipway/scale", kept(pods));
        boolean filled = Files.exists(kept);
        platform.down();
        if (filled) copy(kept, LOCAL);
        platform.start("local");
        this.log = Files.createTempFile("kwok", ".log");
        this.stages = Files.createTempFile("kwok", ".yaml");
        this.kwok = kwok();
        this.api = new KubeApi(kubeconfig());
        try {
            if (!filled) {
                new FakePods(api, pods).fill();
                keep(kept);
            }
            awaitKnown();
        } catch (InterruptedException e) {
            close();
            throw e;
        } catch (IOException e) {
            String said = kwok.isAlive() ? "" : "; kwok ended: " + Files.readString(log);
            close();
            throw new IOException(e.getMessage() + said, e);
        }
        Thread.ofPlatform().daemon().name("changes").start(this::change);
    }

    /** Another API server or other pods: another folder. */
    private static String kept(int pods) throws IOException {
        String parts =
                Path.of(Ground.need("SLIPWAY_PARTS")).toRealPath().getFileName().toString();
        return pods + "-" + parts;
    }

    private Process kwok() throws IOException {
        try (InputStream in = Objects.requireNonNull(Kwok.class.getResourceAsStream("/kwok.yaml"))) {
            Files.write(stages, in.readAllBytes());
        }
        return new ProcessBuilder(
                        Ground.need("SLIPWAY_PARTS") + "/kwok",
                        "--kubeconfig=" + kubeconfig(),
                        "--manage-nodes-with-annotation-selector=" + FakePods.MARK + "=fake",
                        "--node-lease-duration-seconds=40",
                        "--config=" + stages,
                        "--v=WARN")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    /** While nothing writes to it. */
    private void keep(Path kept) throws IOException, InterruptedException {
        platform.stop();
        Path making = kept.resolveSibling(kept.getFileName() + ".tmp");
        platform.shell().must(60, "rm", "-rf", making.toString());
        Files.createDirectories(making);
        for (String one : KEPT) {
            platform.shell().must(120, "cp", "-a", LOCAL.resolve(one).toString(), making.toString());
        }
        Files.move(making, kept);
        platform.start("local");
    }

    private void copy(Path from, Path to) throws IOException, InterruptedException {
        Files.createDirectories(to);
        // By this the launcher knows the folder as one of ours.
        Files.createDirectories(DATA.resolve("agent"));
        for (String one : KEPT)
            platform.shell().must(120, "cp", "-a", from.resolve(one).toString(), to.toString());
    }

    private void awaitKnown() throws IOException, InterruptedException {
        long end = System.nanoTime() + KNOWN.toNanos();
        while (known() < pods) {
            if (System.nanoTime() > end) throw new IOException("only " + known() + " pods known after " + KNOWN);
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
    }

    private int known() throws IOException, InterruptedException {
        return platform.call("GET", "/api/v1/clusters/local", null).get("pods").asInt();
    }

    Platform platform() {
        return platform;
    }

    String cluster() {
        return "local";
    }

    Path kubeconfig() {
        return LOCAL.resolve("admin.kubeconfig");
    }

    /** Pods that change each second from now on: a container of each was started anew, a number never seen before. */
    void rate(int changes) throws IOException {
        IOException before = fault.getAndSet(null);
        if (before != null) throw before;
        rate = changes;
    }

    /** The raw watch of all pods from now on. */
    InputStream watch() throws IOException, InterruptedException {
        JsonNode list = JsonMapper.shared().readTree(api.get("/api/v1/pods?limit=1"));
        String version = list.get("metadata").get("resourceVersion").asString();
        return api.watch("/api/v1/pods?watch=1&timeoutSeconds=600&resourceVersion=" + version);
    }

    private void change() {
        Random random = new Random(1);
        long next = System.nanoTime();
        while (kwok.isAlive()) {
            int now = rate;
            next = now == 0 ? System.nanoTime() + 10_000_000 : next + 1_000_000_000L / now;
            LockSupport.parkNanos(next - System.nanoTime());
            if (now == 0) continue;
            int pod = random.nextInt(pods);
            long times = changes.incrementAndGet();
            // Not one after the other: the API server's own time is no part of the pace.
            Thread.ofVirtual().start(() -> restart(pod, times));
        }
    }

    private void restart(int pod, long times) {
        try {
            api.patch(FakePods.path(pod) + "/status", FakePods.restarted(pod, times));
        } catch (IOException e) {
            fault.set(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        kwok.destroy();
        kwok.onExit().join();
        if (api != null) api.close();
        platform.close();
        Files.deleteIfExists(log);
        Files.deleteIfExists(stages);
    }
}
