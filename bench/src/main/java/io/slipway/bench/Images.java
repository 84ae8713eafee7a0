package io.slipway.bench;

import io.slipway.bench.Estimate.Pair;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;

/** P5: from a changed class to a digest in the registry, beyond Maven's own time, in turn with the peers. */
final class Images implements Metric {
    private static final String BUILDS = "/api/v1/projects/bench/apps/hello/builds";
    private final Ground ground;
    private final Goals goals;
    private final int count;

    Images(Ground ground, Goals goals, int count) {
        this.ground = ground;
        this.goals = goals;
        this.count = count;
    }

    @Override
    public List<Row> rows() throws IOException, InterruptedException {
        List<Pair> jib = new ArrayList<>();
        List<Pair> buildah = new ArrayList<>();
        try (PeerImages peers = PeerImages.prepare(ground)) {
            for (int i = 0; i < count; i++) {
                double ours = beyondMaven();
                jib.add(new Pair(ours, peers.jibBeyondMaven()));
                buildah.add(new Pair(ours, peers.buildah()));
            }
        }
        String note = "%d builds in turn, the sample, tests skipped; ".formatted(count);
        return List.of(
                goals.judge(
                        "P5",
                        "changed class to pushed digest, Jib's plugin beside it",
                        "Jib's plugin",
                        jib,
                        note + "Jib: `mvn package jib:build` less `mvn package`"),
                goals.judge(
                        "P5",
                        "changed class to pushed digest, buildah beside it",
                        "buildah",
                        buildah,
                        note + "buildah: the jar copied onto the same base, and pushed"));
    }

    private double beyondMaven() throws IOException, InterruptedException {
        ground.sample().change();
        JsonNode build = ground.call("POST", BUILDS, "{}");
        String path = BUILDS + "/" + build.get("number").asInt();
        while (build.get("finished").isNull()) {
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            build = ground.get(path);
        }
        if (!build.get("phase").asString().equals("SUCCEEDED")) throw new IOException("build failed: " + build);
        double all = between(build, "created", "finished");
        for (JsonNode step : build.get("steps")) {
            if (step.get("name").asString().equals("compile")) all -= between(step, "started", "finished");
        }
        return all;
    }

    private static double between(JsonNode node, String from, String to) {
        return Duration.between(
                        Instant.parse(node.get(from).asString()),
                        Instant.parse(node.get(to).asString()))
                .toMillis();
    }
}
