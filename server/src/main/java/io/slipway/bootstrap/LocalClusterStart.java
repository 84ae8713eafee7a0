package io.slipway.bootstrap;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.readiness.Readiness;
import io.slipway.api.node.PlanStatus;
import io.slipway.api.node.RouterConfig;
import io.slipway.cluster.Clusters;
import io.slipway.core.Actor;
import io.slipway.store.Settings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Brings the local cluster up at each start of the server, where the instance has one. Every act may
 * be done again; what fails is said and tried again with back-off.
 */
@Component
class LocalClusterStart implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(LocalClusterStart.class);
    private static final Duration API_PATIENCE = Duration.ofMinutes(3);

    private final Settings settings;
    private final AgentClient agent;
    private final Clusters clusters;
    private final Clock clock;
    private volatile boolean running;
    private volatile Thread worker = Thread.ofVirtual().unstarted(() -> {});

    LocalClusterStart(Settings settings, AgentClient agent, Clusters clusters, Clock clock) {
        this.settings = settings;
        this.agent = agent;
        this.clusters = clusters;
        this.clock = clock;
    }

    @Override
    public void start() {
        running = true;
        if (!settings.cluster().equals(LocalCluster.NAME)) return;
        worker = Thread.ofVirtual().name("local-cluster").start(this::untilUp);
    }

    private void untilUp() {
        long pause = 1;
        while (running) {
            try {
                bringUp();
                return;
            } catch (InterruptedException e) {
                return;
            } catch (IOException | RuntimeException e) {
                log.warn("local cluster: {}; again in {} s", e.getMessage(), pause, e);
            }
            try {
                TimeUnit.SECONDS.sleep(pause);
            } catch (InterruptedException e) {
                return;
            }
            pause = Math.min(30, pause * 2);
        }
    }

    private void bringUp() throws IOException, InterruptedException {
        LocalCluster cluster = describe();
        SystemImages images = new SystemImages(cluster);
        LocalPki.ensure(cluster, clock.instant());
        agent.put(LocalPlan.of(cluster, images.pause()));
        images.push();
        awaitApi();
        try (KubernetesClient first = clusters.open(cluster.file("bootstrap.kubeconfig"))) {
            apply(first, Configs.fill("admins.yaml", Configs.values(cluster)));
        }
        clusters.registerFile(LocalCluster.NAME, cluster.file("admin.kubeconfig"), "localhost");
        KubernetesClient client = clusters.as(Actor.SYSTEM, null, LocalCluster.NAME);
        apply(client, manifests(cluster, images));
        agent.router(new RouterConfig(
                LocalCluster.NAME,
                cluster.api(),
                pki(cluster, "ca.crt"),
                pki(cluster, "router.crt"),
                pki(cluster, "router.key")));
        awaitNode(client, cluster);
        log.info("local cluster is up");
    }

    private LocalCluster describe() throws IOException {
        String registry = Objects.requireNonNull(settings.registry(), "the local cluster needs the local registry");
        return new LocalCluster(
                settings.data(),
                Objects.requireNonNull(settings.parts(), "the local cluster needs the parts' folder"),
                settings.port(),
                Integer.parseInt(registry.substring(registry.indexOf(':') + 1)),
                Resolvers.ofMachine(Path.of("/etc/resolv.conf"), Path.of("/run/systemd/resolve/resolv.conf")));
    }

    private void awaitApi() throws IOException, InterruptedException {
        Instant deadline = clock.instant().plus(API_PATIENCE);
        while (true) {
            PlanStatus status = agent.plan(LocalPlan.NAME);
            boolean up = status.parts().stream()
                    .anyMatch(
                            p -> p.name().equals("kube-apiserver") && p.state().equals("Ready"));
            if (up) return;
            if (clock.instant().isAfter(deadline)) {
                throw new IOException("the API server is not ready after " + API_PATIENCE.toMinutes() + " minutes: "
                        + status.message() + "; see './slipway logs --platform kube-apiserver'");
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private static void apply(KubernetesClient client, String yaml) {
        List<HasMetadata> objects = client.load(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)))
                .items();
        for (HasMetadata object : objects) {
            client.resource(object).fieldManager("slipway").forceConflicts().serverSideApply();
        }
    }

    private static String manifests(LocalCluster cluster, SystemImages images) {
        Map<String, String> values = Configs.values(cluster);
        values.put("corednsImage", images.coredns());
        values.put("localPathImage", images.localPath());
        values.put("busyboxImage", images.busybox());
        return Configs.fill("system.yaml", values);
    }

    private static void awaitNode(KubernetesClient client, LocalCluster cluster) throws IOException {
        try {
            client.nodes().withName(cluster.node()).waitUntilCondition(LocalClusterStart::ready, 90, TimeUnit.SECONDS);
        } catch (KubernetesClientException e) {
            if (e.getCause() instanceof TimeoutException) {
                throw new IOException(
                        "node " + cluster.node() + " is not ready after 90 s; see './slipway logs --platform kubelet'",
                        e);
            }
            throw e;
        }
    }

    private static boolean ready(@org.jspecify.annotations.Nullable Node node) {
        return node != null && Readiness.isNodeReady(node);
    }

    private static String pki(LocalCluster cluster, String name) {
        return cluster.pki().resolve(name).toString();
    }

    @Override
    public void stop() {
        running = false;
        worker.interrupt();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
