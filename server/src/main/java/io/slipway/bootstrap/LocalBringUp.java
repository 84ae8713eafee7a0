package io.slipway.bootstrap;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.readiness.Readiness;
import io.slipway.api.node.PlanStatus;
import io.slipway.api.node.RouterConfig;
import io.slipway.cluster.Clusters;
import io.slipway.core.Actor;
import io.slipway.rollout.BringBack;
import io.slipway.store.Settings;
import io.slipway.terminal.DebugImages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** The way from nothing, or from a cluster that runs, to one that is as described. Each step may be repeated. */
@Component
class LocalBringUp {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String DOMAIN = "localhost";
    private static final int FORBIDDEN = 403;
    private static final String EMPTY = "empty";

    private final Settings settings;
    private final AgentClient agent;
    private final Clusters clusters;
    private final BringBack bringBack;
    private final DebugImages debugImages;
    private final Clock clock;

    LocalBringUp(
            Settings settings,
            AgentClient agent,
            Clusters clusters,
            BringBack bringBack,
            DebugImages debugImages,
            Clock clock) {
        this.debugImages = debugImages;
        this.settings = settings;
        this.agent = agent;
        this.clusters = clusters;
        this.bringBack = bringBack;
        this.clock = clock;
    }

    void run(Consumer<String> progress) throws IOException, InterruptedException {
        progress.accept("describing the cluster and its keys");
        LocalCluster cluster = describe();
        SystemImages images = SystemImages.of(cluster);
        boolean renewed = LocalPki.ensure(cluster, clock.instant());
        clusters.registerFile(
                LocalCluster.NAME, cluster.file("admin.kubeconfig"), cluster.file("server.kubeconfig"), DOMAIN);
        if (renewed) clusters.reopen(LocalCluster.NAME);
        debugImages.use(LocalCluster.NAME, images.busybox().name());

        progress.accept("starting the node's parts");
        agent.put(LocalPlan.of(cluster, images.pause().name()));
        progress.accept("pushing system images");
        images.push(new LocalRegistry(cluster.data().resolve("cache")));
        progress.accept("waiting for the API server");
        await("the API server", "kube-apiserver", LocalBringUp::apiReady);

        progress.accept("applying the cluster's own objects");
        KubernetesClient client = clusters.as(Actor.SYSTEM, null, LocalCluster.NAME);
        applyAsPlatform(client, cluster, SystemManifests.system(cluster, images));
        agent.router(new RouterConfig(
                LocalCluster.NAME,
                cluster.api(),
                pki(cluster, "ca.crt"),
                pki(cluster, "router.crt"),
                pki(cluster, "router.key")));

        progress.accept("waiting for the node");
        await("the node", "kubelet", status -> status.state().equals("Ready"));
        awaitNode(client, cluster);
        if (Files.exists(empty(cluster))) {
            progress.accept("bringing back what served");
            bringBack.to(LocalCluster.NAME);
            Files.delete(empty(cluster));
        }
    }

    /**
     * After a restore there is a platform without its cluster: what was under way there ends now, what
     * served is brought back when there is a cluster again. The note stays until all was asked for.
     */
    void noteWhenEmpty() throws IOException {
        Path home = LocalCluster.home(settings.data());
        Path note = home.resolve(EMPTY);
        if (Files.isDirectory(home.resolve("etcd")) || Files.exists(note)) return;
        bringBack.cutOff(LocalCluster.NAME);
        Files.createDirectories(
                home, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.write(note, new byte[0]);
    }

    private static Path empty(LocalCluster cluster) {
        return cluster.file(EMPTY);
    }

    private LocalCluster describe() throws IOException {
        String registry = settings.registry();
        Path parts = settings.parts();
        if (registry == null || parts == null) {
            throw new IOException(
                    "the local cluster needs the folder of its parts; build them with 'node/parts/build'");
        }
        return new LocalCluster(
                settings.data(),
                // A link may be moved to another checkout's parts while ours run.
                parts.toRealPath(),
                settings.port(),
                Integer.parseInt(registry.substring(registry.indexOf(':') + 1)),
                Resolvers.ofMachine(Path.of("/etc/resolv.conf"), Path.of("/run/systemd/resolve/resolv.conf")));
    }

    /** The first time the platform's own group may nothing yet: the bootstrap identity lets it in, and only then is used. */
    private void applyAsPlatform(KubernetesClient client, LocalCluster cluster, List<HasMetadata> objects)
            throws IOException {
        try {
            apply(client, objects);
        } catch (KubernetesClientException e) {
            if (e.getCode() != FORBIDDEN) throw e;
            try (KubernetesClient first = clusters.open(cluster.file("bootstrap.kubeconfig"))) {
                apply(first, SystemManifests.admins(cluster));
            }
            apply(client, objects);
        }
    }

    private void await(String what, String part, Predicate<PlanStatus> holds) throws IOException, InterruptedException {
        Instant deadline = clock.instant().plus(PATIENCE);
        while (true) {
            PlanStatus status = agent.plan(LocalPlan.NAME);
            if (holds.test(status)) return;
            if (clock.instant().isAfter(deadline)) {
                throw new IOException(what + " is not ready after " + PATIENCE.toMinutes() + " minutes: "
                        + status.message() + "; see './slipway logs --platform " + part + "'");
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private static boolean apiReady(PlanStatus status) {
        return status.parts().stream()
                .anyMatch(part ->
                        part.name().equals("kube-apiserver") && part.state().equals("Ready"));
    }

    private static void apply(KubernetesClient client, List<HasMetadata> objects) {
        for (HasMetadata object : objects) {
            client.resource(object).fieldManager("slipway").forceConflicts().serverSideApply();
        }
    }

    private static void awaitNode(KubernetesClient client, LocalCluster cluster) throws IOException {
        try {
            client.nodes()
                    .withName(cluster.node())
                    .waitUntilCondition(node -> node != null && Readiness.isNodeReady(node), 90, TimeUnit.SECONDS);
        } catch (KubernetesClientException e) {
            if (e.getCause() instanceof TimeoutException) {
                throw new IOException(
                        "node " + cluster.node() + " is not ready after 90 s; see './slipway logs --platform kubelet'",
                        e);
            }
            throw e;
        }
    }

    private static String pki(LocalCluster cluster, String name) {
        return cluster.pki().resolve(name).toString();
    }
}
