package io.slipway.bench;

import io.slipway.bench.Estimate.Pair;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** P13: the client's listing of an environment beside kubectl's of the same pods. */
final class Clients implements Metric {
    private static final int PODS = 50;
    private static final String LABEL = "bench=crowd";
    private final Ground ground;
    private final Goals goals;
    private final int count;

    Clients(Ground ground, Goals goals, int count) {
        this.ground = ground;
        this.goals = goals;
        this.count = count;
    }

    @Override
    public List<Row> rows() throws IOException, InterruptedException {
        crowd();
        double ownCpu = 0;
        double kubectlCpu = 0;
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double before = Stopwatch.childrenMillis();
            double ours = Stopwatch.millis(() -> ground.slipway("bench/dev", "get_all"));
            double between = Stopwatch.childrenMillis();
            double theirs = Stopwatch.millis(() -> ground.kubectl("-n", Ground.NAMESPACE, "get", "pods", "-o", "wide"));
            ownCpu += between - before;
            kubectlCpu += Stopwatch.childrenMillis() - between;
            pairs.add(new Pair(ours, theirs));
        }
        ground.kubectl("-n", Ground.NAMESPACE, "delete", "pods", "-l", LABEL, "--wait=false");
        String note = "%d pairs with kubectl get pods; CPU of the client %.0f ms, of kubectl %.0f ms"
                .formatted(count, ownCpu / count, kubectlCpu / count);
        return List.of(goals.judge("P13", "get_all of 50 pods, p50", "kubectl", pairs, note));
    }

    /** Beside the app's own pod those that no scheduler takes: rows like any other, and no load on the machine. */
    private void crowd() throws IOException, InterruptedException {
        ObjectNode list =
                JsonMapper.shared().createObjectNode().put("apiVersion", "v1").put("kind", "List");
        ArrayNode items = list.putArray("items");
        IntStream.range(1, PODS).forEach(n -> {
            ObjectNode pod = items.addObject().put("apiVersion", "v1").put("kind", "Pod");
            ObjectNode metadata =
                    pod.putObject("metadata").put("name", "crowd-" + n).put("namespace", Ground.NAMESPACE);
            metadata.putObject("labels").put("bench", "crowd");
            ObjectNode spec = pod.putObject("spec").put("schedulerName", "nobody");
            // What the restricted level of the namespace asks of every pod.
            spec.putObject("securityContext")
                    .put("runAsNonRoot", true)
                    .putObject("seccompProfile")
                    .put("type", "RuntimeDefault");
            ObjectNode container =
                    spec.putArray("containers").addObject().put("name", "none").put("image", "none");
            container
                    .putObject("securityContext")
                    .put("allowPrivilegeEscalation", false)
                    .putObject("capabilities")
                    .putArray("drop")
                    .add("ALL");
        });
        Path file = Files.createTempFile(ground.scratch(), "crowd", ".json");
        Files.writeString(file, list.toString());
        ground.kubectl("apply", "-f", file.toString());
        for (int i = 0; i < 600 && pods() != PODS; i++) // the pod of a rollout before may still be going
        LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        if (pods() != PODS) throw new IOException("the environment shows " + pods() + " pods, not " + PODS);
    }

    private int pods() throws IOException, InterruptedException {
        return ground.get("/api/v1/projects/bench/envs/dev/pods?size=500")
                .get("items")
                .size();
    }
}
