package io.slipway.bench;

import io.slipway.bench.Estimate.Pair;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** P8: from a key to its echo in a pod's terminal, beside kubectl exec in the same pod; both before a terminal. */
final class Keys implements Metric {
    private static final int WARM = 50;
    private final Ground ground;
    private final Goals goals;
    private final int count;

    Keys(Ground ground, Goals goals, int count) {
        this.ground = ground;
        this.goals = goals;
        this.count = count;
    }

    @Override
    public List<Row> rows() throws IOException, InterruptedException {
        String pod = ground.kubectl(
                        "-n",
                        Ground.NAMESPACE,
                        "get",
                        "pods",
                        "-l",
                        "slipway.io/app=hello",
                        "-o",
                        "jsonpath={.items[0].metadata.name}")
                .strip();
        List<String> kubectl = new ArrayList<>(ground.kubectl());
        kubectl.addAll(List.of("-n", Ground.NAMESPACE, "exec", "-it", pod, "-c", "hello", "--", "sh"));
        List<String> own = List.of(Ground.need("SLIPWAY_DIST") + "/bin/slipway", "bench/dev", "login", "hello", pod);
        List<Pair> pairs = new ArrayList<>();
        try (Typist ours = new Typist(ground.shell(), own);
                Typist theirs = new Typist(ground.shell(), kubectl)) {
            for (int i = 0; i < WARM; i++) {
                ours.keyToEchoMillis();
                theirs.keyToEchoMillis();
            }
            for (int i = 0; i < count; i++) pairs.add(new Pair(ours.keyToEchoMillis(), theirs.keyToEchoMillis()));
        }
        Estimate beyond = Estimate.of(pairs.stream().map(Pair::difference).toList());
        Estimate far = beyond99(pairs);
        String note =
                "%,d keys in turn with kubectl exec -it in the same pod, through the client and the server: ours %.1f ms, kubectl %.1f ms"
                        .formatted(
                                count, Estimate.median(Estimate.ours(pairs)), Estimate.median(Estimate.theirs(pairs)));
        return List.of(
                goals.judge("P8", "key to echo beyond kubectl exec, p50", beyond, note),
                goals.judge("P8", "key to echo beyond kubectl exec, p99", far, "the 99th of 100 of each"));
    }

    /** What 99 of 100 keys stay below, ours over the peer's. */
    private static Estimate beyond99(List<Pair> pairs) {
        Estimate ours = Estimate.p99(Estimate.ours(pairs));
        Estimate theirs = Estimate.p99(Estimate.theirs(pairs));
        return new Estimate(ours.mid() - theirs.mid(), ours.low() - theirs.high(), ours.high() - theirs.low());
    }
}
