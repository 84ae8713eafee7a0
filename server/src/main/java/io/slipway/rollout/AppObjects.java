package io.slipway.rollout;

import static java.net.HttpURLConnection.HTTP_CONFLICT;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.slipway.api.Environment;
import io.slipway.cluster.Causes;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Server-side apply of an app's objects: what has not changed is not written, what the pods need
 * comes before the Deployment, the rest beside each other.
 */
@Component
public class AppObjects {
    private static final int TRIES = 8;
    private final Clusters clusters;
    private final Mirrors mirrors;

    AppObjects(Clusters clusters, Mirrors mirrors) {
        this.clusters = clusters;
        this.mirrors = mirrors;
    }

    /** Who writes, and by which claim. */
    record Stamp(Actor actor, String operation, long epoch) {}

    /**
     * Returns the Deployment's generation after the write.
     *
     * @param lease throws when another claim has taken over
     */
    long apply(Environment env, List<HasMetadata> objects, Stamp stamp, Runnable lease) throws InterruptedException {
        KubernetesClient client = clusters.as(stamp.actor(), env.project(), env.cluster());
        namespace(env, client);
        List<Runnable> before = new ArrayList<>();
        for (HasMetadata object : objects) {
            if (!(object instanceof Deployment) && !unchanged(env, object)) {
                before.add(() -> write(client, object));
            }
        }
        Deployment workload = objects.stream()
                .filter(Deployment.class::isInstance)
                .map(Deployment.class::cast)
                .findFirst()
                .orElseThrow();
        AtomicReference<@Nullable String> seen = new AtomicReference<>();
        before.add(() -> seen.set(version(client, workload)));
        together(before);
        return fenced(client, stamped(workload, stamp), seen.get(), lease)
                .getMetadata()
                .getGeneration();
    }

    /**
     * The write is good only for the version that was read before the lease was looked at: a server that
     * was stopped right here, and wakes when others have gone on, is refused by the cluster itself.
     */
    private static Deployment fenced(
            KubernetesClient client, Deployment workload, @Nullable String read, Runnable lease) {
        String version = read;
        for (int attempt = 1; ; attempt++) {
            lease.run();
            try {
                return write(
                        client,
                        workload.edit()
                                .editMetadata()
                                .withResourceVersion(version)
                                .endMetadata()
                                .build());
            } catch (KubernetesClientException e) {
                // Also the Deployment's own controller writes to it, and that takes nothing away from us.
                if (e.getCode() != HTTP_CONFLICT || attempt == TRIES) throw e;
                version = version(client, workload);
            }
        }
    }

    private static @Nullable String version(KubernetesClient client, Deployment workload) {
        Deployment there = client.resource(workload).get();
        return there == null ? null : there.getMetadata().getResourceVersion();
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

    private void namespace(Environment env, KubernetesClient client) {
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
            write(client, wanted);
        }
    }

    /** The hash of what we rendered is on the object, and nobody else has written to it since. */
    private boolean unchanged(Environment env, HasMetadata object) {
        String content = object.getMetadata().getAnnotations().get(Labels.CONTENT);
        return mirrors.list(env.cluster(), OwnedRow.class, Scope.namespace(env.namespace())).stream()
                .filter(row -> row.kind().equals(object.getKind())
                        && row.name().equals(object.getMetadata().getName()))
                .anyMatch(row -> !row.touched() && Objects.equals(content, row.content()));
    }

    private static Deployment stamped(Deployment workload, Stamp stamp) {
        Map<String, String> annotations = new HashMap<>(workload.getMetadata().getAnnotations());
        annotations.put(Labels.OPERATION, stamp.operation());
        annotations.put(Labels.EPOCH, Long.toString(stamp.epoch()));
        return workload.edit()
                .editMetadata()
                .withAnnotations(annotations)
                .endMetadata()
                .build();
    }

    private static <T extends HasMetadata> T write(KubernetesClient client, T object) {
        try {
            return client.resource(object)
                    .fieldManager(Labels.MANAGER)
                    .forceConflicts()
                    .serverSideApply();
        } catch (KubernetesClientException e) {
            throw refused(object, e);
        }
    }

    /** What the API server says against an object is final; silence, overload and a namespace on its way out pass. */
    private static RuntimeException refused(HasMetadata object, KubernetesClientException e) {
        int code = e.getCode();
        String words = Causes.of(e);
        boolean passes = code == 0 || code == 409 || code == 429 || code >= 500 || words.contains("being terminated");
        if (passes) return e;
        String what = object.getKind() + " " + object.getMetadata().getName();
        return words.contains("exceeded quota")
                ? Refusal.of(
                        Code.QuotaShort,
                        "the cluster refused " + what + ": " + words,
                        "raise the quota or ask for less")
                : Refusal.of(
                        code == 403 ? Code.NotPermitted : Code.Invalid, "the cluster refused " + what + ": " + words);
    }

    /** Removes what no revision that is still kept needs: config versions, and a budget for a single pod. */
    void tidy(Environment env, String app, List<HasMetadata> wanted, Set<String> keptConfigs, Actor actor) {
        KubernetesClient client = clusters.as(actor, env.project(), env.cluster());
        Set<String> names = wanted.stream()
                .map(object -> object.getKind() + "/" + object.getMetadata().getName())
                .collect(Collectors.toSet());
        for (OwnedRow row : mirrors.list(env.cluster(), OwnedRow.class, Scope.app(env.namespace(), app))) {
            String name = row.name();
            if (names.contains(row.kind() + "/" + name)) continue;
            if (row.kind().equals("PodDisruptionBudget")) {
                client.policy()
                        .v1()
                        .podDisruptionBudget()
                        .inNamespace(env.namespace())
                        .withName(name)
                        .delete();
            } else if (row.kind().equals("ConfigMap")
                    && name.startsWith(app + "-config-")
                    && !keptConfigs.contains(name)) {
                client.configMaps().inNamespace(env.namespace()).withName(name).delete();
            }
        }
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
