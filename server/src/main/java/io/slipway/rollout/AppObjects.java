package io.slipway.rollout;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.slipway.api.Environment;
import io.slipway.cluster.Clusters;
import io.slipway.core.Actor;
import io.slipway.core.Code;
import io.slipway.core.Labels;
import io.slipway.core.Refusal;
import io.slipway.manifest.Manifests;
import io.slipway.mirror.Mirrors;
import io.slipway.mirror.NamespaceRow;
import io.slipway.mirror.OwnedRow;
import io.slipway.mirror.Scope;
import io.slipway.project.Budgets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Server-side apply of an app's objects: what has not changed is not written, what the pods need
 * comes before the Deployment, the rest beside each other.
 */
@Component
public class AppObjects {
    private final Clusters clusters;
    private final Mirrors mirrors;
    private final Budgets budgets;

    AppObjects(Clusters clusters, Mirrors mirrors, Budgets budgets) {
        this.budgets = budgets;
        this.clusters = clusters;
        this.mirrors = mirrors;
    }

    /**
     * Returns the Deployment's generation after the write.
     *
     * @param wanted number of pods, for where the objects leave it to an autoscaler
     * @param lease throws when another claim has taken over
     */
    long apply(Environment env, List<HasMetadata> objects, Replicas.Wanted wanted, Stamp stamp, Runnable lease)
            throws InterruptedException {
        KubernetesClient client = clusters.as(stamp.actor(), env.project(), env.cluster());
        FencedApply fenced = new FencedApply(client, stamp, lease);
        namespace(env, client, lease);
        List<Runnable> before = new ArrayList<>();
        for (HasMetadata object : objects) {
            if (object instanceof Deployment) continue;
            // Whoever takes over writes all anew: what an earlier claim still holds is of an older version then.
            if (stamp.takenOver() || !unchanged(env, object)) {
                before.add(() -> fenced.write(object, version(env, fenced, object)));
            }
        }
        Deployment workload = objects.stream()
                .filter(Deployment.class::isInstance)
                .map(Deployment.class::cast)
                .findFirst()
                .orElseThrow();
        AtomicReference<Replicas.Settled> settled = new AtomicReference<>();
        before.add(() -> settled.set(
                Replicas.settle(client, workload, client.resource(workload).get(), wanted, lease)));
        // One that is no longer wanted would set the number again that this write says.
        scaler(env, workload, objects)
                .ifPresent(row -> before.add(() -> delete(
                        client.autoscaling()
                                .v2()
                                .horizontalPodAutoscalers()
                                .inNamespace(env.namespace())
                                .withName(row.name()),
                        lease)));
        together(before);
        Replicas.Settled ready = Objects.requireNonNull(settled.get());
        return fenced.write(ready.workload(), ready.version()).getMetadata().getGeneration();
    }

    /** An autoscaler of ours that the objects do not hold any more. */
    private Optional<OwnedRow> scaler(Environment env, Deployment workload, List<HasMetadata> objects) {
        if (objects.stream().anyMatch(HorizontalPodAutoscaler.class::isInstance)) return Optional.empty();
        String app = workload.getMetadata().getName();
        return mirrors.list(env.cluster(), OwnedRow.class, Scope.app(env.namespace(), app)).stream()
                .filter(row -> row.kind().equals("HorizontalPodAutoscaler"))
                .findFirst();
    }

    /** What the mirror does not know is not there: where that is wrong, the write itself finds it. */
    private String version(Environment env, FencedApply fenced, HasMetadata object) {
        return row(env, object).isPresent() ? fenced.version(object) : FencedApply.ABSENT;
    }

    private static void together(List<Runnable> writes) throws InterruptedException {
        if (writes.size() == 1) {
            writes.getFirst().run();
            return;
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            writes.forEach(write -> running.add(threads.submit(write)));
            for (Future<?> one : running) one.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) throw cause;
            throw new IllegalStateException(e.getCause());
        }
    }

    private void namespace(Environment env, KubernetesClient client, Runnable lease) {
        var wanted =
                Manifests.namespace(env.project(), env.name(), env.envClass().name(), env.namespace());
        NamespaceRow there = mirrors.find(env.cluster(), NamespaceRow.class, "", env.namespace())
                .orElse(null);
        if (there != null && there.content() == null) {
            throw Refusal.of(
                    Code.Exists,
                    "namespace %s in cluster %s is there and was not made by Slipway"
                            .formatted(env.namespace(), env.cluster()),
                    "remove or rename it, or use another environment name");
        }
        if (there == null
                || !Objects.equals(
                        there.content(), wanted.getMetadata().getAnnotations().get(Labels.CONTENT))) {
            lease.run();
            write(client, wanted);
        }
        var hard = budgets.ofNamespace(env.project());
        if (!hard.isEmpty()) {
            lease.run();
            // Each time: its settings may be others now, and who has taken it away gets it back.
            write(client, Manifests.quota(wanted, hard));
        }
    }

    /** The hash of what we rendered is on the object, and nobody else has written to it since. */
    private boolean unchanged(Environment env, HasMetadata object) {
        String content = object.getMetadata().getAnnotations().get(Labels.CONTENT);
        return row(env, object)
                .filter(row -> !row.touched() && Objects.equals(content, row.content()))
                .isPresent();
    }

    private Optional<OwnedRow> row(Environment env, HasMetadata object) {
        return mirrors.list(env.cluster(), OwnedRow.class, Scope.namespace(env.namespace())).stream()
                .filter(row -> row.kind().equals(object.getKind())
                        && row.name().equals(object.getMetadata().getName()))
                .findFirst();
    }

    private static void write(KubernetesClient client, HasMetadata object) {
        try {
            client.resource(object)
                    .fieldManager(Labels.MANAGER)
                    .forceConflicts()
                    .serverSideApply();
        } catch (KubernetesClientException e) {
            throw FencedApply.refused(object, e);
        }
    }

    /** Removes what no revision that is still kept needs: config versions, a budget for a single pod, an autoscaler. */
    void tidy(
            Environment env,
            String app,
            List<HasMetadata> wanted,
            Set<String> keptConfigs,
            Actor actor,
            Runnable lease) {
        KubernetesClient client = clusters.as(actor, env.project(), env.cluster());
        Set<String> names = wanted.stream()
                .map(object -> object.getKind() + "/" + object.getMetadata().getName())
                .collect(Collectors.toSet());
        for (OwnedRow row : mirrors.list(env.cluster(), OwnedRow.class, Scope.app(env.namespace(), app))) {
            String name = row.name();
            if (names.contains(row.kind() + "/" + name)) continue;
            if (row.kind().equals("PodDisruptionBudget")) {
                var budgets = client.policy().v1().podDisruptionBudget();
                delete(budgets.inNamespace(env.namespace()).withName(name), lease);
            } else if (row.kind().equals("HorizontalPodAutoscaler")) {
                var scalers = client.autoscaling().v2().horizontalPodAutoscalers();
                delete(scalers.inNamespace(env.namespace()).withName(name), lease);
            } else if (row.kind().equals("ConfigMap")
                    && name.startsWith(app + "-config-")
                    && !keptConfigs.contains(name)) {
                delete(client.configMaps().inNamespace(env.namespace()).withName(name), lease);
            }
        }
    }

    /** Only as it was seen before the lease was looked at: a later rollout may have made it anew. */
    private static <T extends HasMetadata> void delete(Resource<T> resource, Runnable lease) {
        T seen = resource.get();
        if (seen == null) return;
        lease.run();
        resource.lockResourceVersion(seen.getMetadata().getResourceVersion()).delete();
    }

    /** Takes an app out of its namespace. */
    public void remove(Environment env, String app, Actor actor) {
        KubernetesClient client = clusters.as(actor, env.project(), env.cluster());
        Map<String, String> ours = Map.of(Labels.APP, app, Labels.MANAGED_BY, Labels.MANAGER);
        client.apps()
                .deployments()
                .inNamespace(env.namespace())
                .withLabels(ours)
                .delete();
        client.autoscaling()
                .v2()
                .horizontalPodAutoscalers()
                .inNamespace(env.namespace())
                .withLabels(ours)
                .delete();
        client.services().inNamespace(env.namespace()).withLabels(ours).delete();
        client.configMaps().inNamespace(env.namespace()).withLabels(ours).delete();
        client.policy()
                .v1()
                .podDisruptionBudget()
                .inNamespace(env.namespace())
                .withLabels(ours)
                .delete();
    }
}
