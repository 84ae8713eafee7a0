package io.slipway.bench;

import io.slipway.bench.Estimate.Pair;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * P3: the command as people give it beside kubectl's set image and rollout status, in turn, on
 * Deployments of one shape with the same two images. The cluster's own time is taken out of both, since
 * a pod's start varies by more than what is asked for here.
 */
final class Rollouts implements Metric {
    private static final String PEER = "bench-peer";
    private static final String APP = "/api/v1/projects/bench/envs/dev/apps/hello";
    private final Ground ground;
    private final Goals goals;
    private final int count;
    private final Map<String, List<Double>> steps = new TreeMap<>();

    Rollouts(Ground ground, Goals goals, int count) {
        this.ground = ground;
        this.goals = goals;
        this.count = count;
    }

    @Override
    public List<Row> rows() throws IOException, InterruptedException {
        List<String> images = new ArrayList<>();
        List<String> versions = new ArrayList<>();
        for (JsonNode artifact :
                ground.get("/api/v1/projects/bench/apps/hello/artifacts").get("items")) {
            images.add(text(artifact, "image") + "@" + text(artifact, "digest"));
            versions.add(text(artifact, "version"));
        }
        peer();
        List<Pair> beyond = new ArrayList<>();
        List<Pair> whole = new ArrayList<>();
        try (DeploymentWatch ours = new DeploymentWatch(ground, Ground.NAMESPACE);
                DeploymentWatch theirs = new DeploymentWatch(ground, PEER)) {
            for (int i = 0; i < count; i++) {
                int next = (i + 1) % 2;
                double own = Stopwatch.millis(
                        () -> ground.slipway("bench/dev", "deploy", "hello", "--artifact", versions.get(next)));
                double ownCluster = ours.clusterMillis();
                noteSteps();
                double kubectl = Stopwatch.millis(() -> kubectlRollOut(images.get(next)));
                beyond.add(new Pair(own - ownCluster, kubectl - theirs.clusterMillis()));
                whole.add(new Pair(own, kubectl));
            }
        }
        Estimate difference = Estimate.of(beyond.stream().map(Pair::difference).toList());
        return List.of(goals.judge("P3", "rollout beyond kubectl's own, p50", difference, note(beyond, whole)));
    }

    private String note(List<Pair> beyond, List<Pair> whole) {
        String inside = steps.entrySet().stream()
                .map(step -> "%s %.0f".formatted(step.getKey(), Estimate.median(step.getValue())))
                .collect(Collectors.joining(", "));
        return "%d pairs; without the cluster's time ours %.0f ms with proof of the route, kubectl %.0f ms; whole %.0f and %.0f ms; steps in ms: %s"
                .formatted(
                        count,
                        Estimate.median(Estimate.ours(beyond)),
                        Estimate.median(Estimate.theirs(beyond)),
                        Estimate.median(Estimate.ours(whole)),
                        Estimate.median(Estimate.theirs(whole)),
                        inside);
    }

    /** Where the time of our last rollout went, by its own record. */
    private void noteSteps() throws IOException, InterruptedException {
        JsonNode rollout = ground.get(APP + "/rollouts").get("items").get(0);
        Instant before = Instant.parse(text(rollout, "created"));
        for (JsonNode step : rollout.get("steps")) {
            Instant started = Instant.parse(text(step, "started"));
            Instant finished = Instant.parse(text(step, "finished"));
            String name = text(step, "name");
            if (name.equals("apply")) add("queue", before, started);
            add(name, started, finished);
        }
    }

    private void add(String step, Instant from, Instant to) {
        steps.computeIfAbsent(step, s -> new ArrayList<>())
                .add((double) Duration.between(from, to).toMillis());
    }

    private void kubectlRollOut(String image) throws IOException, InterruptedException {
        ground.kubectl("-n", PEER, "set", "image", "deployment/hello", "hello=" + image);
        ground.kubectl("-n", PEER, "rollout", "status", "deployment/hello", "--timeout=120s");
    }

    /** The same Deployment in a namespace of its own, without our labels and without a route. */
    private void peer() throws IOException, InterruptedException {
        String ours = ground.kubectl("-n", Ground.NAMESPACE, "get", "deployment", "hello", "-o", "json");
        ObjectNode copy = moved(JsonMapper.shared().readTree(ours));
        copy.remove("status");
        ground.kubectl("create", "namespace", PEER);
        String configs = ground.kubectl("-n", Ground.NAMESPACE, "get", "configmap", "-o", "json");
        for (JsonNode config : JsonMapper.shared().readTree(configs).get("items")) {
            // Each namespace has this one of the cluster's own.
            boolean clusters = config.get("metadata").get("name").asString().equals("kube-root-ca.crt");
            if (!clusters) apply(moved(config).toString());
        }
        apply(copy.toString());
        ground.kubectl("-n", PEER, "rollout", "status", "deployment/hello", "--timeout=120s");
    }

    private static ObjectNode moved(JsonNode object) {
        ObjectNode copy = (ObjectNode) object;
        String name = object.get("metadata").get("name").asString();
        copy.putObject("metadata").put("name", name).put("namespace", PEER);
        return copy;
    }

    private void apply(String json) throws IOException, InterruptedException {
        Path file = Files.createTempFile(ground.scratch(), "peer", ".json");
        Files.writeString(file, json);
        ground.kubectl("apply", "-f", file.toString());
    }

    private static String text(JsonNode node, String field) {
        return node.get(field).asString();
    }
}
