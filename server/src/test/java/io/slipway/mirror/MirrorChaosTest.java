package io.slipway.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.slipway.stub.Crowd;
import io.slipway.stub.Mischief;
import io.slipway.stub.StubServer;
import io.slipway.stub.World;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * An API server that misbehaves by a seed while its objects change: once it behaves again, the mirror
 * holds each object at the version that the server has, no more and no less.
 * {@code -Dmirror.rounds=200 -Dmirror.seed=1000} for more.
 */
class MirrorChaosTest {
    private static final int ROUNDS = Integer.getInteger("mirror.rounds", 20);
    private static final int FIRST = Integer.getInteger("mirror.seed", 1);
    private static final Pace QUICK = new Pace(2, 2_500, 60_000);
    private static final long HEALED = TimeUnit.SECONDS.toNanos(30);
    private static final int AT_ONCE = 10;

    @Test
    void holdsWhatTheServerHoldsOnceItBehaves() throws Exception {
        List<String> faults = new ArrayList<>();
        try (StubServer server = new StubServer(0);
                var threads =
                        Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            List<Future<String>> rounds = new ArrayList<>();
            for (int seed = FIRST; seed < FIRST + ROUNDS; seed++) {
                int one = seed;
                rounds.add(threads.submit(() -> round(server, one)));
            }
            for (Future<String> round : rounds) {
                if (!round.get().isEmpty()) faults.add(round.get());
            }
        }
        assertThat(faults).isEmpty();
    }

    /** Empty when all is well. */
    private static String round(StubServer server, int seed) throws Exception {
        Mischief mischief = new Mischief(seed);
        World world = server.add("c" + seed, mischief);
        Random random = new Random(seed);
        Crowd.fill(world, 100, 20);
        Pods pods = new Pods();
        try (KubernetesClient client = client(server.url("c" + seed));
                ClusterMirror mirror = new ClusterMirror(
                        "c" + seed,
                        () -> client,
                        List.of(pods),
                        change -> {},
                        QUICK,
                        Clock.systemUTC(),
                        new SimpleMeterRegistry())) {
            for (int step = 0; step < 150; step++) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
                change(world, random);
                if (random.nextInt(50) == 0) world.compact();
            }
            mischief.peace();
            return await(world, mirror, pods, seed);
        }
    }

    private static void change(World world, Random random) {
        int number = random.nextInt(120);
        String namespace = "team-" + number / 20;
        String key = namespace + "/" + Crowd.name(number);
        if (random.nextInt(3) == 0) world.remove(Crowd.PODS, key);
        else world.put(Crowd.PODS, key, Crowd.pod(namespace, number, random.nextInt(1_000)));
    }

    private static String await(World world, ClusterMirror mirror, Pods pods, int seed) {
        long end = System.nanoTime() + HEALED;
        while (System.nanoTime() < end) {
            if (held(mirror, pods).equals(world.versions(Crowd.PODS)) && !mirror.away()) return "";
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        Map<String, Long> wrong = new TreeMap<>(held(mirror, pods));
        wrong.entrySet().removeAll(world.versions(Crowd.PODS).entrySet());
        return "seed " + seed + ": held " + held(mirror, pods).size() + " of "
                + world.versions(Crowd.PODS).size() + ", wrong or too many: " + wrong;
    }

    private static Map<String, Long> held(ClusterMirror mirror, Pods pods) {
        return mirror.rows()
                .table(pods)
                .all()
                .collect(Collectors.toMap(
                        h -> h.namespace() + "/" + h.name(), Held::version, (a, b) -> b, TreeMap::new));
    }

    private static KubernetesClient client(String url) {
        return new KubernetesClientBuilder()
                .withConfig(new ConfigBuilder()
                        .withMasterUrl(url)
                        .withHttp2Disable(true)
                        .withRequestRetryBackoffLimit(0)
                        .build())
                .build();
    }

    /** As much of a pod as tells its version. */
    private static final class Pods extends Kind<io.fabric8.kubernetes.api.model.Pod, ObjectRow> {
        Pods() {
            super(Crowd.PODS, io.fabric8.kubernetes.api.model.Pod.class, ObjectRow.class, Read.LEAN);
        }

        @Override
        protected ObjectRow trim(io.fabric8.kubernetes.api.model.Pod of) {
            return new ObjectRow(
                    of.getMetadata().getNamespace(),
                    of.getMetadata().getName(),
                    List.of(of.getStatus().getContainerStatuses().getFirst().getRestartCount()));
        }
    }
}
