package io.slipway.terminal;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EphemeralContainer;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.slipway.api.Environment;
import io.slipway.api.Terminal;
import io.slipway.cluster.Causes;
import io.slipway.cluster.Clusters;
import io.slipway.core.Actor;
import io.slipway.core.Code;
import io.slipway.core.Refusal;
import io.slipway.mirror.Mirrors;
import io.slipway.mirror.PodRow;
import io.slipway.mirror.Scope;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the pod and the container that somebody means. */
@Component
class Doors {
    private static final String DEFAULT = "kubectl.kubernetes.io/default-container";

    private final Mirrors mirrors;
    private final Clusters clusters;

    Doors(Mirrors mirrors, Clusters clusters) {
        this.mirrors = mirrors;
        this.clusters = clusters;
    }

    /** The one that is named, else the newest that is ready, else the newest that runs. */
    String pod(Environment env, String app, @Nullable String named) {
        List<PodRow> pods = mirrors.list(env.cluster(), PodRow.class, Scope.app(env.namespace(), app)).stream()
                .filter(pod -> named == null || named.equals(pod.name()))
                .sorted(Comparator.comparing(PodRow::ready)
                        .thenComparing(PodRow::running)
                        .thenComparing(PodRow::created, Comparator.nullsFirst(Comparator.naturalOrder()))
                        .reversed())
                .toList();
        if (!pods.isEmpty()) return pods.getFirst().name();
        String space = env.project() + "/" + env.name();
        throw Refusal.of(
                Code.NotFound,
                named == null
                        ? "no pod of %s runs in %s".formatted(app, space)
                        : "there is no pod %s of %s in %s".formatted(named, app, space),
                "'slipway %s get_all' shows the pods, 'slipway %s why %s' why there is none"
                        .formatted(space, space, app));
    }

    /** The one that is named, else the app's own, never its sidecar's. */
    String container(Environment env, String app, String name, @Nullable String named, Actor actor) {
        List<Terminal.Container> all = containers(env, app, name, actor);
        return all.stream()
                .filter(one -> named == null ? one.own() : one.name().equals(named))
                .map(Terminal.Container::name)
                .findFirst()
                .orElseThrow(() -> Refusal.of(
                        Code.NotFound,
                        "the pod %s has no container '%s'".formatted(name, named),
                        "it has "
                                + String.join(
                                        ", ",
                                        all.stream()
                                                .map(Terminal.Container::name)
                                                .toList())));
    }

    List<Terminal.Container> containers(Environment env, String app, String name, Actor actor) {
        Pod pod = read(env, name, actor);
        List<String> names = names(pod);
        String own = own(app, pod, names);
        return names.stream()
                .map(one -> new Terminal.Container(name, one, one.equals(own)))
                .toList();
    }

    private static String own(String app, Pod pod, List<String> names) {
        if (names.contains(app)) return app;
        Map<String, String> marks = pod.getMetadata().getAnnotations();
        String marked = marks == null ? null : marks.get(DEFAULT);
        return marked != null && names.contains(marked) ? marked : names.getFirst();
    }

    private static List<String> names(Pod pod) {
        List<String> names = new ArrayList<>();
        for (Container one : pod.getSpec().getContainers()) names.add(one.getName());
        for (EphemeralContainer one : pod.getSpec().getEphemeralContainers()) names.add(one.getName());
        return names;
    }

    private Pod read(Environment env, String name, Actor actor) {
        KubernetesClient client = clusters.as(actor, env.project(), env.cluster());
        try {
            Pod pod = client.pods().inNamespace(env.namespace()).withName(name).get();
            if (pod != null) return pod;
        } catch (KubernetesClientException e) {
            throw Refusal.of(
                    Code.ClusterUnreachable,
                    "cluster '" + env.cluster() + "' does not show the pod " + name + ": " + Causes.of(e),
                    "'slipway cluster show " + env.cluster() + "' says how it is");
        }
        throw Refusal.of(
                Code.NotFound,
                "the pod " + name + " has gone",
                "'slipway " + env.project() + "/" + env.name() + " get_all' shows the pods");
    }
}
