package io.slipway.why;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the cluster shows of one app at one moment.
 *
 * @param env {@code PROJECT/ENV}
 * @param events of the whole namespace
 * @param services that bear the app's label
 * @param logs last lines by {@code POD/CONTAINER} of those that are ill; empty for who may not read logs
 */
record Facts(
        String env,
        String app,
        @Nullable Deployment deployment,
        List<ReplicaSet> sets,
        List<Pod> pods,
        List<Event> events,
        List<Node> nodes,
        List<PersistentVolumeClaim> claims,
        List<Service> services,
        Map<String, String> logs,
        Instant now) {

    boolean deployed() {
        return deployment != null || !pods.isEmpty();
    }

    /** Number of pods that was asked for, null when nobody says. */
    @Nullable
    Integer wanted() {
        return deployment == null ? null : deployment.getSpec().getReplicas();
    }

    List<Event> about(String kind, String name) {
        return events.stream()
                .filter(event -> kind.equals(event.getInvolvedObject().getKind())
                        && name.equals(event.getInvolvedObject().getName()))
                .toList();
    }

    Optional<Node> node(@Nullable String name) {
        return nodes.stream()
                .filter(node -> node.getMetadata().getName().equals(name))
                .findFirst();
    }
}
