package io.slipway.drain;

import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;

/**
 * The pods of a node that leave it when it is drained, as {@code kubectl drain --ignore-daemonsets
 * --delete-emptydir-data} would have it.
 *
 * @param movable made again elsewhere by their owner
 * @param alone made again by nobody
 * @param local of the movable ones those with data on the node's disk that goes with them
 */
record Leaving(List<Pod> movable, List<Pod> alone, List<Pod> local) {

    static Leaving of(List<Pod> onNode) {
        List<Pod> pods = onNode.stream().filter(Leaving::leaves).toList();
        List<Pod> movable = pods.stream().filter(pod -> owner(pod) != null).toList();
        return new Leaving(
                movable,
                pods.stream().filter(pod -> owner(pod) == null).toList(),
                movable.stream().filter(Leaving::keepsData).toList());
    }

    /** Those of the kubelet's own files and of daemon sets stay; what has ended does not count. */
    private static boolean leaves(Pod pod) {
        if (pod.getMetadata().getAnnotations() != null
                && pod.getMetadata().getAnnotations().containsKey("kubernetes.io/config.mirror")) {
            return false;
        }
        OwnerReference owner = owner(pod);
        if (owner != null && owner.getKind().equals("DaemonSet")) return false;
        String phase =
                pod.getStatus() == null ? "" : String.valueOf(pod.getStatus().getPhase());
        return !phase.equals("Succeeded") && !phase.equals("Failed");
    }

    private static boolean keepsData(Pod pod) {
        return pod.getSpec().getVolumes() != null
                && pod.getSpec().getVolumes().stream()
                        .anyMatch(volume -> volume.getEmptyDir() != null
                                && !"Memory".equals(volume.getEmptyDir().getMedium()));
    }

    private static @org.jspecify.annotations.Nullable OwnerReference owner(Pod pod) {
        return pod.getMetadata().getOwnerReferences().stream()
                .filter(owner -> Boolean.TRUE.equals(owner.getController()))
                .findFirst()
                .orElse(null);
    }

    static String name(Pod pod) {
        return pod.getMetadata().getNamespace() + "/" + pod.getMetadata().getName();
    }

    static List<String> names(List<Pod> pods) {
        return pods.stream().map(Leaving::name).sorted().toList();
    }
}
