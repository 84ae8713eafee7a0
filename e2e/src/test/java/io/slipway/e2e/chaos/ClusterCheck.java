package io.slipway.e2e.chaos;

import io.slipway.e2e.Platform;
import io.slipway.e2e.Run;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** What lives in the cluster against what the database says should: nothing missing, nothing over, nothing twice. */
final class ClusterCheck {
    private static final String MARK = "slipway.io/rollout";
    private final Platform platform;
    private final Ledger ledger;

    ClusterCheck(Platform platform, Ledger ledger) {
        this.platform = platform;
        this.ledger = ledger;
    }

    /** An app that serves, as the database knows it. */
    private record Wanted(String namespace, String app, String mark, int replicas, String image, String config) {
        String name() {
            return namespace + "/" + app;
        }
    }

    List<String> faults() {
        List<String> faults = new ArrayList<>();
        List<JsonNode> all = objects();
        Map<String, List<JsonNode>> byApp = all.stream()
                .filter(object -> label(object, "slipway.io/app").isPresent())
                .collect(Collectors.groupingBy(object -> namespace(object) + "/"
                        + label(object, "slipway.io/app").orElseThrow()));
        List<Wanted> wanted = wanted();
        wanted.forEach(app -> compare(app, byApp.getOrDefault(app.name(), List.of()), faults));
        Set<String> orphans = new TreeSet<>(byApp.keySet());
        wanted.forEach(app -> orphans.remove(app.name()));
        orphans.forEach(app -> faults.add("objects of " + app + ", which serves nowhere"));
        return faults;
    }

    private void compare(Wanted app, List<JsonNode> there, List<String> faults) {
        Map<String, List<JsonNode>> kinds = there.stream()
                .collect(Collectors.groupingBy(object -> object.get("kind").asString()));
        Map<String, Integer> counts = new HashMap<>();
        kinds.forEach((kind, objects) -> counts.put(kind, objects.size()));
        expect(app, "Deployment", 1, counts, faults);
        expect(app, "Service", 1, counts, faults);
        expect(app, "PodDisruptionBudget", app.replicas() > 1 ? 1 : 0, counts, faults);
        if (kinds.getOrDefault("ConfigMap", List.of()).stream().noneMatch(c -> name(c).equals(app.config()))) {
            faults.add(app.name() + ": config map " + app.config() + " is missing");
        }
        kinds.getOrDefault("Deployment", List.of()).forEach(found -> workload(app, found, faults));
        pods(app, kinds.getOrDefault("Pod", List.of()), faults);
        onceEach(app, kinds.getOrDefault("ReplicaSet", List.of()), faults);
    }

    private static void expect(Wanted app, String kind, int count, Map<String, Integer> counts, List<String> faults) {
        int found = counts.getOrDefault(kind, 0);
        if (found != count) faults.add("%s: %d %s instead of %d".formatted(app.name(), found, kind, count));
    }

    private void workload(Wanted app, JsonNode found, List<String> faults) {
        JsonNode spec = found.get("spec");
        String mark = mark(spec.at("/template"));
        if (!mark.equals(app.mark())) faults.add(app.name() + ": runs rollout " + mark + ", serves " + app.mark());
        String image = spec.at("/template/spec/containers/0/image").asString();
        if (!image.equals(app.image())) faults.add(app.name() + ": runs " + image + ", serves " + app.image());
        if (spec.get("replicas").asInt() != app.replicas()) faults.add(app.name() + ": wants " + spec.get("replicas"));
        fence(app, found, faults);
    }

    /** The lease that wrote last is one that was given, and no older than what was written before. */
    private void fence(Wanted app, JsonNode found, List<String> faults) {
        JsonNode notes = found.at("/metadata/annotations");
        String operation = notes.path("slipway.io/operation").asString("");
        long epoch = Long.parseLong(notes.path("slipway.io/epoch").asString("0"));
        Optional<String> given = ledger.first("select epoch from operation where id = ?::uuid", operation);
        if (given.isEmpty() || Long.parseLong(given.get()) < epoch) {
            faults.add(
                    app.name() + ": written under epoch " + epoch + " of operation " + operation + ", given: " + given);
        }
    }

    private static void pods(Wanted app, List<JsonNode> pods, List<String> faults) {
        List<JsonNode> staying = pods.stream()
                .filter(pod -> pod.at("/metadata/deletionTimestamp").isMissingNode())
                .toList();
        if (staying.size() != app.replicas()) {
            faults.add("%s: %d pods instead of %d".formatted(app.name(), staying.size(), app.replicas()));
        }
        for (JsonNode pod : staying) {
            if (!mark(pod).equals(app.mark())) faults.add(app.name() + ": pod " + name(pod) + " is of another rollout");
            boolean ready = pod.at("/status/conditions")
                    .valueStream()
                    .anyMatch(c -> c.get("type").asString().equals("Ready")
                            && c.get("status").asString().equals("True"));
            if (!ready) faults.add(app.name() + ": pod " + name(pod) + " is not ready");
        }
    }

    /** A rollout done twice would have made its pods twice. */
    private static void onceEach(Wanted app, List<JsonNode> sets, List<String> faults) {
        sets.stream()
                .collect(Collectors.groupingBy(set -> mark(set.at("/spec/template")), Collectors.counting()))
                .forEach((mark, count) -> {
                    if (count > 1) faults.add(app.name() + ": rollout " + mark + " made " + count + " generations");
                });
    }

    private List<Wanted> wanted() {
        return ledger.rows("""
                        select e.namespace, s.app, s.mark, s.replicas, r.image || '@' || r.digest, r.config_version
                        from serving s
                        join environment e on (e.project, e.name) = (s.project, s.env)
                        join revision r on (r.project, r.env, r.app, r.n) = (s.project, s.env, s.app, s.revision)""").stream()
                .map(row -> row.split(" "))
                .map(c -> new Wanted(c[0], c[1], c[2], Integer.parseInt(c[3]), c[4], c[1] + "-config-" + c[5]))
                .toList();
    }

    private List<JsonNode> objects() {
        List<JsonNode> all = new ArrayList<>();
        Run run = Platform.kubectl(
                platform.kubeconfig(),
                "--request-timeout=10s",
                "get",
                "deploy,rs,svc,cm,pdb,pod",
                "-A",
                "-l",
                "app.kubernetes.io/managed-by=slipway",
                "-o",
                "json");
        if (run.exit() != 0) throw new IllegalStateException("the oracle cannot see the cluster: " + run.err());
        run.whole().get("items").forEach(all::add);
        return all;
    }

    private static String mark(JsonNode object) {
        return object.at("/metadata/annotations").path(MARK).asString("");
    }

    private static String name(JsonNode object) {
        return object.at("/metadata/name").asString();
    }

    private static String namespace(JsonNode object) {
        return object.at("/metadata/namespace").asString();
    }

    private static Optional<String> label(JsonNode object, String key) {
        return Optional.ofNullable(object.at("/metadata/labels").get(key)).map(JsonNode::asString);
    }
}
