package io.slipway.bench;

import io.slipway.bench.Estimate.Pair;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** P9: the server from its process's start to its first ready answer, a plain Spring Boot app beside it. */
final class Starts implements Metric {
    private static final int PEER_PORT = 18989;
    private static final Duration IDLE = Duration.ofSeconds(20);
    private final Ground ground;
    private final Goals goals;
    private final int count;
    private final List<Double> cpu = new ArrayList<>();

    Starts(Ground ground, Goals goals, int count) {
        this.ground = ground;
        this.goals = goals;
        this.count = count;
    }

    @Override
    public List<Row> rows() throws IOException, InterruptedException {
        Path jar = jar();
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < count; i++) pairs.add(new Pair(restart(), plain(jar)));
        LockSupport.parkNanos(IDLE.toNanos());
        double memory = ground.part("server").get("memory").asLong() / 1048576.0;
        String note =
                "%d restarts by the agent, %.0f ms of CPU; beside it the sample (web and actuator, no database) by java -jar"
                        .formatted(count, Estimate.median(cpu));
        return List.of(
                goals.judge("P9", "server ready, warm, p50", "plain Boot", pairs, note),
                goals.judge(
                        "P9",
                        "server idle memory",
                        Estimate.exact(memory),
                        "resident, %d s after a start".formatted(IDLE.toSeconds())));
    }

    private double restart() throws IOException, InterruptedException {
        long pid = ground.part("server").get("pid").asLong();
        ProcessHandle old = ProcessHandle.of(pid).orElseThrow();
        old.destroy();
        old.onExit().join();
        while (!ground.ready()) LockSupport.parkNanos(5_000_000);
        Instant ready = Instant.now();
        long fresh = ground.part("server").get("pid").asLong();
        cpu.add(Stopwatch.cpuMillis(fresh));
        Instant began =
                ProcessHandle.of(fresh).orElseThrow().info().startInstant().orElseThrow();
        return Duration.between(began, ready).toMillis();
    }

    private double plain(Path jar) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Ground.need("JAVA_HOME") + "/bin/java", "-jar", jar.toString(), "--server.port=" + PEER_PORT)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            return Stopwatch.millis(() -> {
                while (!ground.answers("http://127.0.0.1:" + PEER_PORT + "/actuator/health/readiness")) {
                    if (!process.isAlive()) throw new IOException(jar + " ended with " + process.exitValue());
                    LockSupport.parkNanos(5_000_000);
                }
            });
        } finally {
            process.destroy();
            process.onExit().join();
        }
    }

    private Path jar() throws IOException, InterruptedException {
        Path folder = ground.scratch().resolve("plain");
        Sample sample = new Sample(ground.shell(), Ground.HOME.resolve("samples/hello"), folder);
        ground.shell()
                .must(
                        300,
                        "mvn",
                        "-q",
                        "-B",
                        "-DskipTests",
                        "-f",
                        sample.folder().resolve("pom.xml").toString(),
                        "package");
        return folder.resolve("target/hello-1.0.0.jar");
    }
}
