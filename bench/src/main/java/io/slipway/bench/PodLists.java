package io.slipway.bench;

import io.slipway.bench.Estimate.Pair;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** P2: lists of a cluster with 10,000 pods, beside kubectl's list of the same. */
final class PodLists implements Metric {
    private static final int PODS = 10_000;
    private static final int PAGES = 600;
    private static final String BASE = "/api/v1/clusters/local/pods";
    private static final List<String> PAGE_FORMS = List.of(
            "?size=50",
            "?size=50&sort=-created",
            "?size=50&sort=restarts&cursor=200",
            "?size=50&sort=node&q=app-3",
            "?size=50&label=app=app-77",
            "?size=50&namespace=team-7&sort=name");

    private final Goals goals;
    private final int count;

    PodLists(Goals goals, int count) {
        this.goals = goals;
        this.count = count;
    }

    @Override
    public List<Row> rows() throws IOException, InterruptedException {
        try (Kwok rig = new Kwok(PODS)) {
            rig.rate(50);
            List<Double> pages = new ArrayList<>();
            for (int i = -PAGES; i < PAGES; i++) {
                String path = BASE + PAGE_FORMS.get(Math.floorMod(i, PAGE_FORMS.size()));
                double millis = Stopwatch.millis(() -> rig.platform().send("GET", path, null, "gzip"));
                if (i >= 0) pages.add(millis);
            }
            return List.of(
                    goals.judge(
                            "P2",
                            "page of 50 of 10,000 pods, p99",
                            Estimate.p99(pages),
                            "%d pages of six forms (sorted, searched, filtered) while 50 pods a second change; p50 %.1f ms"
                                    .formatted(PAGES, Estimate.median(pages))),
                    all(rig),
                    goals.judge(
                            "P2",
                            "all 10,000 pods, compressed",
                            Estimate.exact(rig.platform().send("GET", BASE + "/table?size=20000", null, "gzip").length
                                    / 1024.0),
                            "gzip by the server, as a browser gets it"));
        }
    }

    private Row all(Kwok rig) throws IOException, InterruptedException {
        List<Pair> pairs = new ArrayList<>();
        for (int i = -3; i < count; i++) {
            double ours = Stopwatch.millis(() -> rig.platform().send("GET", BASE + "/table?size=20000", null, "gzip"));
            if (i >= 0) pairs.add(new Pair(ours, kubectl(rig)));
        }
        return goals.judge(
                "P2",
                "all 10,000 pods",
                "kubectl",
                pairs,
                "%d pairs with kubectl get pods -A of the same API server".formatted(count));
    }

    private static double kubectl(Kwok rig) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(Ground.kubectl(rig.kubeconfig()));
        words.addAll(List.of("get", "pods", "-A", "-o", "wide"));
        return Stopwatch.millis(() -> {
            String out = rig.platform().shell().must(120, words.toArray(String[]::new));
            if (out.lines().count() < PODS)
                throw new IOException("kubectl showed " + out.lines().count() + " lines");
        });
    }
}
