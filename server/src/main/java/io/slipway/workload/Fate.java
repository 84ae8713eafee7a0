package io.slipway.workload;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.slipway.api.PodDeletion;
import io.slipway.core.Labels;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a pod's deletion comes to, from what stands around it in its namespace.
 *
 * @param others all pods of the namespace, this one among them or not
 */
record Fate(Pod pod, List<Pod> others, List<Service> services, List<PodDisruptionBudget> budgets) {
    /** Their pods have names of their own, which come back. */
    private static final Set<String> SAME_NAME = Set.of("StatefulSet");

    PodDeletion told(String cluster) {
        ObjectMeta meta = pod.getMetadata();
        OwnerReference owner = owner();
        boolean ready = ready(pod);
        List<String> lastOf = ready ? lastOf() : List.of();
        List<String> keptBy = ready ? keptBy() : List.of();
        String effect = effect(owner);
        return new PodDeletion(
                cluster,
                meta.getNamespace(),
                meta.getName(),
                meta.getUid(),
                labels(pod).get(Labels.APP),
                owner == null ? null : owner.getKind() + "/" + owner.getName(),
                effect,
                ready,
                lastOf,
                keptBy,
                keepsFiles(),
                says(effect, owner, lastOf, keptBy));
    }

    private @Nullable OwnerReference owner() {
        return pod.getMetadata().getOwnerReferences().stream()
                .filter(owner -> Boolean.TRUE.equals(owner.getController()))
                .findFirst()
                .orElse(null);
    }

    private String effect(@Nullable OwnerReference owner) {
        Map<String, String> marks = pod.getMetadata().getAnnotations();
        if (marks != null && marks.containsKey("kubernetes.io/config.mirror")) return "Kubelets";
        if (pod.getMetadata().getDeletionTimestamp() != null) return "Leaving";
        if (owner == null) return "Lost";
        return SAME_NAME.contains(owner.getKind()) ? "Again" : "Replaced";
    }

    private List<String> lastOf() {
        return services.stream()
                .filter(service -> Selection.service(service.getSpec().getSelector(), labels(pod)))
                .filter(service -> others.stream()
                        .filter(other -> !Objects.equals(
                                other.getMetadata().getUid(), pod.getMetadata().getUid()))
                        .noneMatch(other -> ready(other)
                                && Selection.service(service.getSpec().getSelector(), labels(other))))
                .map(service -> service.getMetadata().getName())
                .sorted()
                .toList();
    }

    private List<String> keptBy() {
        return budgets.stream()
                .filter(budget -> Selection.selector(budget.getSpec().getSelector(), labels(pod)))
                .filter(budget -> budget.getStatus() != null
                        && Objects.requireNonNullElse(budget.getStatus().getDisruptionsAllowed(), 0) < 1)
                .map(budget -> budget.getMetadata().getName())
                .sorted()
                .toList();
    }

    private boolean keepsFiles() {
        return pod.getSpec().getVolumes() != null
                && pod.getSpec().getVolumes().stream()
                        .anyMatch(volume -> volume.getEmptyDir() != null
                                && !"Memory".equals(volume.getEmptyDir().getMedium()));
    }

    private List<String> says(String effect, @Nullable OwnerReference owner, List<String> lastOf, List<String> keptBy) {
        String maker = owner == null ? "nothing" : owner.getKind() + " " + owner.getName();
        List<String> says = new ArrayList<>();
        says.add(
                switch (effect) {
                    case "Replaced" -> maker + " makes another pod in its place";
                    case "Again" -> maker + " makes one of the same name once this one is gone";
                    case "Kubelets" -> "the kubelet of its node runs it from a file there; deleting does nothing to it";
                    case "Leaving" ->
                        "it was told to end at " + pod.getMetadata().getDeletionTimestamp() + " and is on its way out";
                    default -> "nothing makes it again: it is lost";
                });
        for (String service : lastOf) {
            says.add(
                    "it is the last ready pod of service " + service + ", which answers nobody until another is ready");
        }
        for (String budget : keptBy) says.add("the disruption budget " + budget + " lets no pod leave now");
        if (keepsFiles()) says.add("files in its emptyDir volumes are lost");
        return List.copyOf(says);
    }

    private static boolean ready(Pod one) {
        return one.getMetadata().getDeletionTimestamp() == null
                && one.getStatus() != null
                && one.getStatus().getConditions() != null
                && one.getStatus().getConditions().stream()
                        .anyMatch(c -> "Ready".equals(c.getType()) && "True".equals(c.getStatus()));
    }

    private static Map<String, String> labels(Pod one) {
        return Objects.requireNonNullElse(one.getMetadata().getLabels(), Map.of());
    }
}
