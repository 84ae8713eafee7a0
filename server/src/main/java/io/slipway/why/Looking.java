package io.slipway.why;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.ContainerResource;
import io.slipway.api.Environment;
import io.slipway.cluster.Causes;
import io.slipway.cluster.Clusters;
import io.slipway.core.Actor;
import io.slipway.core.Code;
import io.slipway.core.Labels;
import io.slipway.core.Refusal;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Reads one app's facts from its cluster, whole objects: what the mirror leaves out is what explains. Costs
 * eight requests, and for each container that ended a log tail and a look at its pod, ten pods at most.
 */
@Component
class Looking {
    private static final int LINES = 200;
    private static final int PODS = 10;
    private static final int LOOKS = 3;

    private final Clusters clusters;
    private final Clock clock;

    Looking(Clusters clusters, Clock clock) {
        this.clusters = clusters;
        this.clock = clock;
    }

    Facts at(Environment env, String app, Actor actor, boolean withLogs) {
        try {
            return facts(clusters.as(actor, env.project(), env.cluster()), env, app, withLogs);
        } catch (KubernetesClientException e) {
            throw Refusal.of(
                    Code.ClusterUnreachable,
                    "cluster '%s' cannot be read: %s".formatted(env.cluster(), Causes.of(e)),
                    "'slipway cluster show " + env.cluster() + "' says why");
        }
    }

    private Facts facts(KubernetesClient client, Environment env, String app, boolean withLogs) {
        String namespace = env.namespace();
        List<Pod> pods = client.pods().inNamespace(namespace).withLabel(Labels.APP, app).list().getItems().stream()
                .filter(pod -> !"Succeeded".equals(pod.getStatus().getPhase()))
                .toList();
        // The ill ones explain; of well ones a few are enough.
        List<Pod> looked = Stream.concat(
                        pods.stream().filter(pod -> !PodSightings.ready(pod)),
                        pods.stream().filter(PodSightings::ready))
                .limit(PODS)
                .toList();
        return new Facts(
                env.project() + "/" + env.name(),
                app,
                client.apps().deployments().inNamespace(namespace).withName(app).get(),
                client.apps()
                        .replicaSets()
                        .inNamespace(namespace)
                        .withLabel(Labels.APP, app)
                        .list()
                        .getItems(),
                looked,
                client.v1().events().inNamespace(namespace).list().getItems(),
                looked.stream()
                        .map(pod -> pod.getSpec().getNodeName())
                        .filter(Objects::nonNull)
                        .distinct()
                        .map(name -> client.nodes().withName(name).get())
                        .filter(Objects::nonNull)
                        .toList(),
                looked.stream()
                        .flatMap(pod -> pod.getSpec().getVolumes().stream())
                        .filter(volume -> volume.getPersistentVolumeClaim() != null)
                        .map(volume -> volume.getPersistentVolumeClaim().getClaimName())
                        .distinct()
                        .map(name -> client.persistentVolumeClaims()
                                .inNamespace(namespace)
                                .withName(name)
                                .get())
                        .filter(Objects::nonNull)
                        .toList(),
                client.services()
                        .inNamespace(namespace)
                        .withLabel(Labels.APP, app)
                        .list()
                        .getItems(),
                withLogs ? logs(client, looked) : Map.of(),
                clock.instant());
    }

    private static Map<String, String> logs(KubernetesClient client, List<Pod> pods) {
        Map<String, String> logs = new HashMap<>();
        for (Pod pod : pods) {
            for (ContainerStatus status : statuses(pod)) {
                if (PodSightings.end(status) == null) continue;
                logs.put(pod.getMetadata().getName() + "/" + status.getName(), log(client, pod, status));
            }
        }
        return logs;
    }

    private static List<ContainerStatus> statuses(Pod pod) {
        return Stream.concat(
                        pod.getStatus().getInitContainerStatuses().stream(),
                        pod.getStatus().getContainerStatuses().stream())
                .toList();
    }

    /**
     * Of the life that ended last. A container that is started anew between the look at its pod and the
     * look at its log gives another life's log, mostly an empty one: then both are looked at again.
     */
    private static String log(KubernetesClient client, Pod pod, ContainerStatus status) {
        var named = client.pods()
                .inNamespace(pod.getMetadata().getNamespace())
                .withName(pod.getMetadata().getName());
        try {
            ContainerStatus before = status;
            for (int look = 1; ; look++) {
                String text = text(named.inContainer(status.getName()), before);
                Pod now = named.get();
                Optional<ContainerStatus> after = now == null
                        ? Optional.empty()
                        : statuses(now).stream()
                                .filter(one -> one.getName().equals(status.getName()))
                                .findFirst();
                if (look == LOOKS || after.isEmpty() || life(after.get()).equals(life(before))) return text;
                before = after.get();
            }
        } catch (KubernetesClientException e) {
            return "(no log: " + Causes.of(e) + ")";
        }
    }

    private static String text(ContainerResource container, ContainerStatus status) {
        boolean restarted = status.getRestartCount() != null && status.getRestartCount() > 0;
        if (status.getState().getTerminated() == null) return tail(container, true);
        String text = tail(container, false);
        // The kubelet says a little late that it has started the container anew.
        return text.isBlank() && restarted ? tail(container, true) : text;
    }

    private static String tail(ContainerResource container, boolean previous) {
        String text = previous
                ? container.terminated().tailingLines(LINES).getLog()
                : container.tailingLines(LINES).getLog();
        return text == null ? "" : text;
    }

    /** What changes when a container starts or ends. */
    private static String life(ContainerStatus status) {
        return status.getRestartCount() + " " + (status.getState().getTerminated() != null);
    }
}
