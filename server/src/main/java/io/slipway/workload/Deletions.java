package io.slipway.workload;

import static java.net.HttpURLConnection.HTTP_CONFLICT;
import static java.net.HttpURLConnection.HTTP_FORBIDDEN;
import static java.net.HttpURLConnection.HTTP_NOT_FOUND;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.slipway.api.Environment;
import io.slipway.api.Environment.EnvClass;
import io.slipway.api.PodDeletion;
import io.slipway.cluster.Causes;
import io.slipway.cluster.Clusters;
import io.slipway.core.Actor;
import io.slipway.core.Code;
import io.slipway.core.Event;
import io.slipway.core.Refusal;
import io.slipway.drain.Eviction;
import io.slipway.store.Events;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Single pods of an environment, asked away; what that comes to is told before. */
@Component
class Deletions {
    private final Clusters clusters;
    private final Events events;
    private final TransactionTemplate transactions;

    Deletions(Clusters clusters, Events events, TransactionTemplate transactions) {
        this.clusters = clusters;
        this.events = events;
        this.transactions = transactions;
    }

    /**
     * @param force at once and past all budgets, without waiting for the node
     * @param dry the API server tries it, and nothing goes
     */
    record Wish(boolean force, boolean dry, @Nullable String reason) {}

    PodDeletion look(Environment env, String pod, Actor actor) {
        try {
            KubernetesClient client = client(env, actor);
            return fate(env, client, read(env, client, pod));
        } catch (KubernetesClientException e) {
            throw refused(env, pod, e);
        }
    }

    /** The record is kept only if the API server took it. */
    PodDeletion delete(Environment env, String name, Wish wish, Actor actor) {
        if (env.envClass() == EnvClass.prod
                && (wish.reason() == null || wish.reason().isBlank())) {
            throw Refusal.of(
                    Code.ReasonNeeded,
                    "%s/%s is of class prod: say why".formatted(env.project(), env.name()),
                    "add --reason \"...\"");
        }
        try {
            KubernetesClient client = client(env, actor);
            Pod pod = read(env, client, name);
            PodDeletion fate = fate(env, client, pod);
            refuse(env, fate, wish);
            transactions.executeWithoutResult(status -> {
                events.record(told(env, fate, wish, actor));
                if (wish.force()) strike(client, pod, wish.dry());
                else if (!Eviction.ask(client, pod, wish.dry())) throw kept(env, fate);
            });
            return fate;
        } catch (KubernetesClientException e) {
            throw refused(env, name, e);
        }
    }

    private KubernetesClient client(Environment env, Actor actor) {
        return clusters.as(actor, env.project(), env.cluster());
    }

    private static Pod read(Environment env, KubernetesClient client, String name) {
        Pod pod = client.pods().inNamespace(env.namespace()).withName(name).get();
        if (pod != null) return pod;
        throw absent(env, name);
    }

    private static PodDeletion fate(Environment env, KubernetesClient client, Pod pod) {
        String namespace = env.namespace();
        return new Fate(
                        pod,
                        client.pods().inNamespace(namespace).list().getItems(),
                        client.services().inNamespace(namespace).list().getItems(),
                        client.policy()
                                .v1()
                                .podDisruptionBudget()
                                .inNamespace(namespace)
                                .list()
                                .getItems())
                .told(env.cluster());
    }

    private static void refuse(Environment env, PodDeletion fate, Wish wish) {
        boolean kubelets = fate.effect().equals("Kubelets");
        boolean leaving = fate.effect().equals("Leaving") && !wish.force();
        if (!kubelets && !leaving) return;
        throw Refusal.of(
                Code.IllegalMove,
                "the pod %s cannot be deleted: %s"
                        .formatted(fate.pod(), fate.says().getFirst()),
                kubelets
                        ? "take its file away on the node"
                        : "wait for its end; if its node is gone for good, 'slipway %s/%s delete pod %s --force' forgets it"
                                .formatted(env.project(), env.name(), fate.pod()));
    }

    /** With no grace the API server forgets it at once, whatever its node does. */
    private static void strike(KubernetesClient client, Pod pod, boolean dry) {
        Map<String, Object> options = new HashMap<>(Map.of(
                "apiVersion",
                "v1",
                "kind",
                "DeleteOptions",
                "gracePeriodSeconds",
                0,
                "preconditions",
                Map.of("uid", pod.getMetadata().getUid())));
        if (dry) options.put("dryRun", List.of("All"));
        try {
            var _ = client.raw(
                    "/api/v1/namespaces/" + pod.getMetadata().getNamespace() + "/pods/"
                            + pod.getMetadata().getName(),
                    "DELETE",
                    options);
        } catch (KubernetesClientException e) {
            // Gone, or another one bears its name by now.
            if (e.getCode() != HTTP_NOT_FOUND && e.getCode() != HTTP_CONFLICT) throw e;
        }
    }

    private static Event told(Environment env, PodDeletion fate, Wish wish, Actor actor) {
        Map<String, Object> data = new HashMap<>(
                Map.of("pod", fate.pod(), "effect", fate.effect(), "says", fate.says(), "force", wish.force()));
        if (fate.owner() != null) data.put("owner", fate.owner());
        if (!fate.lastOf().isEmpty()) data.put("lastOf", fate.lastOf());
        if (wish.reason() != null) data.put("reason", wish.reason());
        if (wish.force()) data.put("warning", "its programs may run on until its node hears of it");
        return Event.of("pod.deleted", actor, data).in(env.project(), env.name(), fate.app());
    }

    private static Refusal kept(Environment env, PodDeletion fate) {
        String space = env.project() + "/" + env.name();
        return Refusal.of(
                Code.IllegalMove,
                "the pod %s stays: %s"
                        .formatted(
                                fate.pod(),
                                fate.keptBy().isEmpty()
                                        ? "the cluster lets no pod of its kind leave now"
                                        : "the disruption budget " + String.join(", ", fate.keptBy())
                                                + " lets no pod leave now"),
                fate.says(),
                "'slipway %s get_all' shows which pods are not ready; 'slipway %s delete pod %s --force' passes the budget"
                        .formatted(space, space, fate.pod()));
    }

    static Refusal absent(Environment env, String pod) {
        String space = env.project() + "/" + env.name();
        return Refusal.of(
                Code.NotFound,
                "there is no pod '%s' in %s".formatted(pod, space),
                "'slipway " + space + " get_all' shows the pods");
    }

    private static RuntimeException refused(Environment env, String pod, KubernetesClientException e) {
        if (e.getCode() == HTTP_NOT_FOUND) return absent(env, pod);
        if (e.getCode() == HTTP_FORBIDDEN) {
            return Refusal.of(
                    Code.NotPermitted,
                    "cluster '%s': %s".formatted(env.cluster(), Causes.of(e)),
                    "its kubeconfig lacks the right; attach the cluster with one that has it");
        }
        return Refusal.of(
                Code.ClusterUnreachable,
                "cluster '%s' did not delete the pod %s: %s".formatted(env.cluster(), pod, Causes.of(e)),
                "'slipway cluster show " + env.cluster() + "' says how it is");
    }
}
