package io.slipway.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.slipway.stub.CuttingProxy;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * A real API server that is killed, over an etcd that is compacted every five seconds, behind a proxy that
 * cuts connections or lets them hang without a word: within 30 seconds the mirror holds what a fresh list does.
 * {@code ./slipway test mirror --seed 1 --rounds 200} brings the platform for it up.
 */
@EnabledIfSystemProperty(named = "mirror.platform", matches = ".+")
class MirrorRealTest {
    private static final int ROUNDS = Integer.getInteger("mirror.rounds", 5);
    private static final int FIRST = Integer.getInteger("mirror.seed", 1);
    private static final String NAMESPACE = "mirror-real";
    private static final long HEALED = TimeUnit.SECONDS.toNanos(30);
    private static final int STEPS = 100;
    /** One round in so many has its API server killed. */
    private static final int KILLED = 6;
    /** Of the usual one a dead connection alone takes half a minute; one round in twenty has it. */
    private static final Pace QUICK = new Pace(5, 6_000, 60_000);

    @Test
    void holdsWhatAFreshListDoes() throws Exception {
        try (RealCluster cluster = new RealCluster(Path.of(System.getProperty("mirror.platform")))) {
            cluster.direct()
                    .resource(new NamespaceBuilder()
                            .withNewMetadata()
                            .withName(NAMESPACE)
                            .endMetadata()
                            .build())
                    .serverSideApply();
            try {
                int usual = Math.max(1, ROUNDS / 20);
                List<Double> seconds = new ArrayList<>(rounds(cluster, Pace.USUAL, FIRST, usual));
                seconds.addAll(rounds(cluster, QUICK, FIRST + usual, ROUNDS - usual));
                seconds.sort(null);
                System.out.printf(
                        "  seed %d: %d rounds, %d kills of the API server, %d compactions: equal to a fresh list after %.1f s (half), %.1f s (worst)%n",
                        FIRST,
                        seconds.size(),
                        cluster.kills(),
                        cluster.compactions(),
                        seconds.get(seconds.size() / 2),
                        seconds.getLast());
            } finally {
                cluster.direct().namespaces().withName(NAMESPACE).delete();
            }
        }
    }

    private static List<Double> rounds(RealCluster cluster, Pace pace, int first, int count) throws Exception {
        List<Double> seconds = new ArrayList<>();
        ConfigMaps kind = new ConfigMaps();
        try (CuttingProxy proxy = new CuttingProxy(cluster.config().getMasterUrl());
                KubernetesClient through = through(cluster.config(), proxy);
                ClusterMirror mirror = new ClusterMirror(
                        "real",
                        () -> through,
                        List.of(kind),
                        change -> {},
                        pace,
                        Clock.systemUTC(),
                        new SimpleMeterRegistry())) {
            for (int seed = first; seed < first + count; seed++) {
                seconds.add(round(cluster, proxy, mirror, kind, seed));
                if (seed % 20 == 0) System.out.printf("  seed %d: %.1f s%n", seed, seconds.getLast());
            }
        }
        return seconds;
    }

    private static double round(
            RealCluster cluster, CuttingProxy proxy, ClusterMirror mirror, ConfigMaps kind, int seed)
            throws IOException, InterruptedException {
        Random random = new Random(seed);
        int kill = seed % KILLED == 0 ? random.nextInt(STEPS) : -1;
        for (int step = 0; step < STEPS; step++) {
            if (step == kill) cluster.killApiServer();
            change(cluster.direct(), random);
            int draw = random.nextInt(30);
            if (draw == 0) proxy.cut();
            if (draw == 1) proxy.hang();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        if (random.nextBoolean()) proxy.hang();
        for (int step = 0; step < 10; step++) change(cluster.direct(), random);
        // From when on it can be asked again, if it was killed.
        Map<String, Long> wanted = listed(cluster.direct());
        long healing = System.nanoTime();
        for (; !held(mirror, kind).equals(wanted); wanted = listed(cluster.direct())) {
            assertThat(System.nanoTime() - healing)
                    .as("seed %d: held %s, listed %s", seed, held(mirror, kind), wanted)
                    .isLessThan(HEALED);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
        return (System.nanoTime() - healing) / 1e9;
    }

    private static void change(KubernetesClient direct, Random random) {
        String name = "thing-" + random.nextInt(40);
        boolean delete = random.nextInt(3) == 0;
        String value = Integer.toString(random.nextInt());
        var maps = direct.configMaps().inNamespace(NAMESPACE);
        try {
            if (delete) {
                maps.withName(name).delete();
            } else {
                ConfigMap map = new ConfigMapBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .withNamespace(NAMESPACE)
                        .endMetadata()
                        .addToData("value", value)
                        .build();
                maps.resource(map).serverSideApply();
            }
        } catch (KubernetesClientException killed) {
            // Whether it was done or not: the list at the end of the round says.
            return;
        }
    }

    /** Waits for an API server that was killed. */
    private static Map<String, Long> listed(KubernetesClient direct) {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        while (true) {
            try {
                return direct.configMaps().inNamespace(NAMESPACE).list().getItems().stream()
                        .collect(Collectors.toMap(
                                map -> map.getMetadata().getName(),
                                map -> Reading.version(map.getMetadata()),
                                (a, b) -> b,
                                TreeMap::new));
            } catch (KubernetesClientException killed) {
                if (System.nanoTime() > end) throw killed;
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
            }
        }
    }

    private static Map<String, Long> held(ClusterMirror mirror, ConfigMaps kind) {
        return mirror.rows()
                .table(kind)
                .in(NAMESPACE)
                .collect(Collectors.toMap(Held::name, Held::version, (a, b) -> b, TreeMap::new));
    }

    /** The proxy is not in the certificate: whom it leads to is known. */
    private static KubernetesClient through(Config real, CuttingProxy proxy) {
        Config config = new ConfigBuilder(real)
                .withMasterUrl(proxy.url())
                .withTrustCerts(true)
                .withDisableHostnameVerification(true)
                .withHttp2Disable(true)
                .build();
        return new KubernetesClientBuilder().withConfig(config).build();
    }

    private static final class ConfigMaps extends Kind<ConfigMap, ObjectRow> {
        ConfigMaps() {
            super("/api/v1/configmaps", ConfigMap.class, ObjectRow.class, Read.METADATA);
        }

        @Override
        protected ObjectRow trim(ConfigMap of) {
            assertThat(of.getData()).as("metadata only").isNullOrEmpty();
            return new ObjectRow(
                    of.getMetadata().getNamespace(), of.getMetadata().getName(), List.of());
        }
    }
}
