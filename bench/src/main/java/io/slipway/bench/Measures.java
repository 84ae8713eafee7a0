package io.slipway.bench;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;

/** The jobs, each timed by the bench's own clock. */
final class Measures {
    private static final int PAIRS = 10;
    private final Ground ground;
    private final Goals goals;

    Measures(Ground ground, Goals goals) {
        this.ground = ground;
        this.goals = goals;
    }

    /** Ours and kubectl's, in turn, on Deployments of one shape with the same two images. */
    List<Row> p3() throws IOException, InterruptedException {
        List<String> images = new ArrayList<>();
        List<String> versions = new ArrayList<>();
        for (JsonNode artifact :
                ground.get("/api/v1/projects/bench/apps/hello/artifacts").get("items")) {
            images.add(artifact.get("image").asString() + "@"
                    + artifact.get("digest").asString());
            versions.add(artifact.get("version").asString());
        }
        peer();
        List<Double> ours = new ArrayList<>();
        List<Double> theirs = new ArrayList<>();
        for (int i = 0; i < PAIRS; i++) {
            int next = (i + 1) % 2;
            ours.add(millis(() -> rollOut(versions.get(next))));
            theirs.add(millis(() -> {
                ground.kubectl("-n", "bench-peer", "set", "image", "deployment/hello", "hello=" + images.get(next));
                ground.kubectl("-n", "bench-peer", "rollout", "status", "deployment/hello", "--timeout=120s");
            }));
        }
        double beyond = median(ours) - median(theirs);
        return List.of(goals.judge(
                "P3",
                "rollout beyond kubectl's own, p50",
                beyond,
                null,
                "ours %.0f ms with proof of the route, kubectl %.0f ms, %d pairs"
                        .formatted(median(ours), median(theirs), PAIRS)));
    }

    /** The command as people give it, until it has ended; a poll of ours would take the CPU the app starts with. */
    private void rollOut(String version) throws IOException, InterruptedException {
        ground.slipway("bench/dev", "deploy", "hello", "--artifact", version);
    }

    /** The same Deployment in a namespace of its own, without our labels and without a route. */
    private void peer() throws IOException, InterruptedException {
        String ours = ground.kubectl("-n", "bench-dev", "get", "deployment", "hello", "-o", "json");
        var copy = (tools.jackson.databind.node.ObjectNode)
                tools.jackson.databind.json.JsonMapper.shared().readTree(ours);
        copy.remove("status");
        var metadata = copy.putObject("metadata");
        metadata.put("name", "hello");
        metadata.put("namespace", "bench-peer");
        ground.kubectl("create", "namespace", "bench-peer");
        String config = ground.kubectl("-n", "bench-dev", "get", "configmap", "-o", "json");
        apply(config.replace("\"namespace\": \"bench-dev\"", "\"namespace\": \"bench-peer\"")
                .replaceAll("\"(uid|resourceVersion|creationTimestamp)\": \"[^\"]*\",?", ""));
        apply(copy.toString());
        ground.kubectl("-n", "bench-peer", "rollout", "status", "deployment/hello", "--timeout=120s");
    }

    private void apply(String json) throws IOException, InterruptedException {
        java.nio.file.Path file = java.nio.file.Files.createTempFile("bench", ".json");
        java.nio.file.Files.writeString(file, json);
        ground.kubectl("apply", "-f", file.toString());
        java.nio.file.Files.delete(file);
    }

    List<Row> p5() throws IOException, InterruptedException {
        List<Double> beyond = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            ground.change();
            JsonNode build = ground.call("POST", "/api/v1/projects/bench/apps/hello/builds", "{}");
            String path = "/api/v1/projects/bench/apps/hello/builds/"
                    + build.get("number").asInt();
            JsonNode over = build;
            while (over.get("finished").isNull()) {
                LockSupport.parkNanos(20_000_000);
                over = ground.get(path);
            }
            if (!over.get("phase").asString().equals("SUCCEEDED")) throw new IOException("build failed: " + over);
            double maven = 0;
            for (JsonNode step : over.get("steps")) {
                if (step.get("name").asString().equals("compile")) maven = between(step, "started", "finished");
            }
            beyond.add(between(over, "created", "finished") - maven);
        }
        return List.of(goals.judge(
                "P5",
                "changed class to pushed digest beyond Maven, p50",
                median(beyond),
                null,
                "5 builds, tests skipped"));
    }

    List<Row> p9() throws IOException, InterruptedException {
        List<Double> starts = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            long pid = ground.part("server").get("pid").asLong();
            ProcessHandle old = ProcessHandle.of(pid).orElseThrow();
            old.destroy();
            old.onExit().join();
            while (!ground.ready()) LockSupport.parkNanos(5_000_000);
            Instant ready = Instant.now();
            long fresh = ground.part("server").get("pid").asLong();
            Instant began =
                    ProcessHandle.of(fresh).orElseThrow().info().startInstant().orElseThrow();
            starts.add((double) Duration.between(began, ready).toMillis());
        }
        LockSupport.parkNanos(Duration.ofSeconds(20).toNanos());
        double memory = ground.part("server").get("memory").asLong() / 1048576.0;
        return List.of(
                goals.judge("P9", "server ready, warm, p50", median(starts), null, "3 restarts by the agent"),
                goals.judge("P9", "server idle memory", memory, null, "resident, 20 s after a start"));
    }

    List<Row> p13() throws IOException, InterruptedException {
        List<Double> ours = new ArrayList<>();
        List<Double> theirs = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            ours.add(millis(() -> ground.slipway("bench/dev", "get_all")));
            theirs.add(millis(() -> ground.kubectl("-n", "bench-dev", "get", "pods", "-o", "wide")));
        }
        return List.of(
                goals.judge("P13", "get_all, p50", median(ours), median(theirs), "20 pairs with kubectl get pods"));
    }

    private interface Job {
        void run() throws IOException, InterruptedException;
    }

    private static double millis(Job job) throws IOException, InterruptedException {
        long from = System.nanoTime();
        job.run();
        return (System.nanoTime() - from) / 1e6;
    }

    private static double between(JsonNode node, String from, String to) {
        return Duration.between(
                        Instant.parse(node.get(from).asString()),
                        Instant.parse(node.get(to).asString()))
                .toMillis();
    }

    private static double median(List<Double> values) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }
}
