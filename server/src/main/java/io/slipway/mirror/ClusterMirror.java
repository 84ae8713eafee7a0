package io.slipway.mirror;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.slipway.core.Labels;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** One cluster's reflectors and rows. */
final class ClusterMirror implements AutoCloseable {
    private static final String OURS = Labels.MANAGED_BY + "=" + Labels.MANAGER;

    private final Rows rows;
    private final List<Reflector<?>> reflectors;
    private final List<Thread> threads;
    private final MeterRegistry meters;
    private final List<Gauge> gauges;

    ClusterMirror(String cluster, Supplier<KubernetesClient> client, Consumer<Change> listener, MeterRegistry meters) {
        this.meters = meters;
        this.rows = new Rows(listener);
        this.reflectors = sources().stream()
                .<Reflector<?>>map(source -> new Reflector<>(cluster, client, source, rows, meters))
                .toList();
        this.gauges = List.of(
                Gauge.builder("slipway.mirror.objects", rows, Rows::size)
                        .description("objects that are held of the cluster")
                        .tag("cluster", cluster)
                        .register(meters),
                Gauge.builder("slipway.mirror.silence", this, ClusterMirror::silence)
                        .description(
                                "since the API server last said something, of the kind it was longest silent about")
                        .baseUnit("seconds")
                        .tag("cluster", cluster)
                        .register(meters));
        this.threads = reflectors.stream()
                .map(r -> Thread.ofVirtual().name("mirror-" + cluster).start(r))
                .toList();
    }

    private static List<Source<?>> sources() {
        return List.of(
                new Source<>(Pod.class, PodRow.class, null, "", PodTrim::of),
                new Source<>(Deployment.class, DeploymentRow.class, null, "", Trims::deployment),
                new Source<>(ReplicaSet.class, ReplicaSetRow.class, null, "", Trims::replicaSet),
                new Source<>(EndpointSlice.class, EndpointsRow.class, null, "", Trims::endpoints),
                new Source<>(Node.class, NodeRow.class, null, "", Trims::node),
                new Source<>(Namespace.class, NamespaceRow.class, null, "", Trims::namespace),
                new Source<>(Event.class, EventRow.class, null, "", Trims::event),
                new Source<>(Service.class, OwnedRow.class, OURS, "Service/", Trims::owned),
                new Source<>(ConfigMap.class, OwnedRow.class, OURS, "ConfigMap/", Trims::owned),
                new Source<>(PodDisruptionBudget.class, OwnedRow.class, OURS, "PodDisruptionBudget/", Trims::owned));
    }

    Rows rows() {
        return rows;
    }

    /** False when some kind could not be listed in that time. */
    boolean awaitSynced(long millis) throws InterruptedException {
        long end = System.nanoTime() + millis * 1_000_000;
        for (Reflector<?> reflector : reflectors) {
            if (!reflector.awaitSynced(Math.max(0, (end - System.nanoTime()) / 1_000_000))) return false;
        }
        return true;
    }

    private double silence() {
        return reflectors.stream().mapToDouble(Reflector::silence).max().orElse(0);
    }

    boolean away() {
        return reflectors.stream().anyMatch(Reflector::away);
    }

    @Override
    public void close() {
        threads.forEach(Thread::interrupt);
        gauges.forEach(meters::remove);
    }
}
