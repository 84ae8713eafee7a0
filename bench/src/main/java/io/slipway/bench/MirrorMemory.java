package io.slipway.bench;

import java.io.IOException;
import java.util.List;

/** P11: what 100 clusters and 100,000 pods take in the server's memory. */
final class MirrorMemory implements Metric {
    private static final int CLUSTERS = 100;
    private static final int FEW = 10;
    private static final int MANY = 1_000;
    private static final double KIB = 1024.0;

    private final Goals goals;

    MirrorMemory(Goals goals) {
        this.goals = goals;
    }

    /**
     * @param alone bytes of reachable objects before the clusters came
     * @param live with them
     * @param informer bytes of a pod in the peer
     */
    private record Taken(long alone, long live, long resident, double informer) {}

    @Override
    public List<Row> rows() throws IOException, InterruptedException {
        Taken few = with(FEW);
        Taken many = with(MANY);
        double pod = (double) (many.live - few.live) / (CLUSTERS * (MANY - FEW));
        double cluster = (few.live - few.alone - pod * CLUSTERS * FEW) / CLUSTERS;
        String note =
                "reachable objects of %d clusters with %,d and with %d pods each; a cluster with its 20 watches %.0f KiB"
                        .formatted(CLUSTERS, MANY, FEW, cluster / KIB);
        return List.of(
                goals.judge(
                        "P11",
                        "memory of a pod",
                        "fabric8's objects",
                        List.of(new Estimate.Pair(pod / KIB, many.informer / KIB)),
                        note),
                goals.judge(
                        "P11",
                        "memory of 100,000 pods",
                        Estimate.exact(pod * CLUSTERS * MANY / KIB / KIB),
                        "rows, indexes and shared words"),
                goals.judge(
                        "P11",
                        "server with 100 clusters and 100,000 pods, resident",
                        Estimate.exact(many.resident / KIB / KIB),
                        "of which %.0f MiB are reachable objects, %.0f MiB before the clusters came"
                                .formatted(many.live / KIB / KIB, many.alone / KIB / KIB)));
    }

    private static Taken with(int pods) throws IOException, InterruptedException {
        try (Rig rig = new Rig(CLUSTERS, pods)) {
            long alone = rig.live();
            rig.attach();
            return new Taken(alone, rig.live(), rig.resident(), informer(rig));
        }
    }

    /** Bytes of a pod of c0 in an informer that keeps what it gets. */
    private static double informer(Rig rig) throws IOException, InterruptedException {
        String target = Ground.HOME.resolve("server/target").toString();
        String said = rig.platform()
                .shell()
                .must(
                        180,
                        Ground.need("JAVA_HOME") + "/bin/java",
                        "-XX:+UseSerialGC",
                        "-XX:+UseCompactObjectHeaders",
                        "-cp",
                        target + "/lib/*:" + target + "/test-classes",
                        "io.slipway.stub.InformerPeer",
                        Rig.address("c0"));
        return Double.parseDouble(said.strip().lines().reduce("", (before, line) -> line));
    }
}
