package io.slipway.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.slipway.stub.CuttingProxy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
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
 * A real API server behind a proxy that cuts connections, or lets them hang without a word: within 30
 * seconds the mirror holds what a fresh list does. {@code -Dmirror.kubeconfig=FILE -Dmirror.rounds=5}.
 */
@EnabledIfSystemProperty(named = "mirror.kubeconfig", matches = ".+")
class MirrorRealTest {
    private static final int ROUNDS = Integer.getInteger("mirror.rounds", 5);
    private static final String NAMESPACE = "mirror-real";
    private static final long HEALED = TimeUnit.SECONDS.toNanos(30);

    @Test
    void holdsWhatAFreshListDoes() throws Exception {
        Config real = new ConfigBuilder(
                        Config.fromKubeconfig(Files.readString(Path.of(System.getProperty("mirror.kubeconfig")))))
                // Of a local cluster's keys; fabric8 does not look.
                .withClientKeyAlgo(System.getProperty("mirror.keys", "EC"))
                .build();
        ConfigMaps kind = new ConfigMaps();
        try (KubernetesClient direct =
                        new KubernetesClientBuilder().withConfig(real).build();
                CuttingProxy proxy = new CuttingProxy(real.getMasterUrl());
                KubernetesClient through = through(real, proxy);
                ClusterMirror mirror = new ClusterMirror(
                        "real",
                        () -> through,
                        List.of(kind),
                        change -> {},
                        Pace.USUAL,
                        Clock.systemUTC(),
                        new SimpleMeterRegistry())) {
            direct.resource(new NamespaceBuilder()
                            .withNewMetadata()
                            .withName(NAMESPACE)
                            .endMetadata()
                            .build())
                    .serverSideApply();
            try {
                for (int round = 1; round <= ROUNDS; round++) {
                    double seconds = round(direct, proxy, mirror, kind, round);
                    System.out.printf("  seed %d: equal to a fresh list after %.1f s%n", round, seconds);
                }
            } finally {
                direct.namespaces().withName(NAMESPACE).delete();
            }
        }
    }

    private static double round(
            KubernetesClient direct, CuttingProxy proxy, ClusterMirror mirror, ConfigMaps kind, int seed) {
        Random random = new Random(seed);
        for (int step = 0; step < 100; step++) {
            change(direct, random);
            int draw = random.nextInt(30);
            if (draw == 0) proxy.cut();
            if (draw == 1) proxy.hang();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        proxy.hang();
        for (int step = 0; step < 10; step++) change(direct, random);
        long healing = System.nanoTime();
        Map<String, Long> wanted = listed(direct);
        while (!held(mirror, kind).equals(wanted)) {
            assertThat(System.nanoTime() - healing)
                    .as("seed %d: held %s, listed %s", seed, held(mirror, kind), wanted)
                    .isLessThan(HEALED);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
        return (System.nanoTime() - healing) / 1e9;
    }

    private static void change(KubernetesClient direct, Random random) {
        String name = "thing-" + random.nextInt(40);
        var maps = direct.configMaps().inNamespace(NAMESPACE);
        if (random.nextInt(3) == 0) {
            maps.withName(name).delete();
        } else {
            ConfigMap map = new ConfigMapBuilder()
                    .withNewMetadata()
                    .withName(name)
                    .withNamespace(NAMESPACE)
                    .endMetadata()
                    .addToData("value", Integer.toString(random.nextInt()))
                    .build();
            maps.resource(map).serverSideApply();
        }
    }

    private static Map<String, Long> listed(KubernetesClient direct) {
        return direct.configMaps().inNamespace(NAMESPACE).list().getItems().stream()
                .collect(Collectors.toMap(
                        map -> map.getMetadata().getName(),
                        map -> Reading.version(map.getMetadata()),
                        (a, b) -> b,
                        TreeMap::new));
    }

    private static Map<String, Long> held(ClusterMirror mirror, ConfigMaps kind) {
        return mirror.rows()
                .table(kind)
                .in(NAMESPACE)
                .collect(Collectors.toMap(Held::name, Held::version, (a, b) -> b, TreeMap::new));
    }

    /** The proxy is not in the certificate: whom it leads to is known. */
    private static KubernetesClient through(Config real, CuttingProxy proxy) throws IOException {
        Config config = new ConfigBuilder(real)
                .withMasterUrl(proxy.url())
                .withTrustCerts(true)
                .withDisableHostnameVerification(true)
                .withHttp2Disable(true)
                .withRequestRetryBackoffLimit(0)
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
