package io.slipway.mirror;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.slipway.core.Labels;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A pod becomes a row: the words are those kubectl shows. */
final class PodTrim {
    private PodTrim() {}

    static PodRow of(Pod pod) {
        ObjectMeta meta = pod.getMetadata();
        PodStatus status = pod.getStatus() == null ? new PodStatus() : pod.getStatus();
        List<ContainerStatus> containers = status.getContainerStatuses();
        Optional<ContainerStatus> ill = containers.stream().filter(PodTrim::ill).findFirst();
        Optional<ContainerStateTerminated> last =
                containers.stream().map(PodTrim::end).flatMap(Optional::stream).findFirst();
        boolean leaving = meta.getDeletionTimestamp() != null;
        return new PodRow(
                meta.getNamespace(),
                meta.getName(),
                meta.getUid(),
                Trims.label(meta, Labels.PROJECT),
                Trims.label(meta, Labels.ENV),
                Trims.label(meta, Labels.APP),
                Trims.revision(meta),
                Trims.annotation(meta, Labels.MARK),
                meta.getOwnerReferences().isEmpty()
                        ? null
                        : meta.getOwnerReferences().getFirst().getName(),
                status(status, containers, leaving),
                pod.getSpec().getContainers().size(),
                (int) containers.stream()
                        .filter(c -> Boolean.TRUE.equals(c.getReady()))
                        .count(),
                containers.stream().mapToInt(ContainerStatus::getRestartCount).sum(),
                condition(status, "Ready")
                        .map(c -> "True".equals(c.getStatus()))
                        .orElse(false),
                !containers.isEmpty()
                        && containers.stream().allMatch(c -> c.getState().getRunning() != null),
                leaving,
                condition(status, "PodScheduled")
                        .map(c -> "True".equals(c.getStatus()))
                        .orElse(false),
                ill.map(c -> c.getState().getWaiting()).map(w -> w.getReason()).orElse(null),
                message(status, ill),
                last.map(ContainerStateTerminated::getExitCode).orElse(null),
                last.map(ContainerStateTerminated::getReason).orElse(null),
                Trims.time(meta.getCreationTimestamp()),
                status.getPodIP(),
                pod.getSpec().getNodeName(),
                pod.getSpec().getContainers().getFirst().getImage());
    }

    private static boolean ill(ContainerStatus container) {
        ContainerState state = container.getState();
        return state.getTerminated() != null
                || (state.getWaiting() != null
                        && !"ContainerCreating".equals(state.getWaiting().getReason())
                        && !"PodInitializing".equals(state.getWaiting().getReason()));
    }

    private static String status(PodStatus status, List<ContainerStatus> containers, boolean leaving) {
        if (leaving) return "Terminating";
        if (status.getReason() != null && !status.getReason().isEmpty()) return status.getReason();
        for (ContainerStatus container : containers) {
            ContainerState state = container.getState();
            if (state.getWaiting() != null && state.getWaiting().getReason() != null) {
                return state.getWaiting().getReason();
            }
            if (state.getTerminated() != null && state.getTerminated().getReason() != null) {
                return state.getTerminated().getReason();
            }
        }
        return status.getPhase() == null ? "Unknown" : status.getPhase();
    }

    private static @Nullable String message(PodStatus status, Optional<ContainerStatus> ill) {
        if (ill.isPresent()) {
            ContainerState state = ill.get().getState();
            String words = state.getWaiting() != null
                    ? state.getWaiting().getMessage()
                    : "ended with exit code " + state.getTerminated().getExitCode();
            if (words != null) return words;
        }
        return condition(status, "PodScheduled")
                .filter(c -> "False".equals(c.getStatus()))
                .map(PodCondition::getMessage)
                .orElse(null);
    }

    private static Optional<ContainerStateTerminated> end(ContainerStatus container) {
        ContainerState now = container.getState();
        if (now.getTerminated() != null) return Optional.of(now.getTerminated());
        ContainerState last = container.getLastState();
        return last == null ? Optional.empty() : Optional.ofNullable(last.getTerminated());
    }

    private static Optional<PodCondition> condition(PodStatus status, String type) {
        return status.getConditions().stream()
                .filter(c -> type.equals(c.getType()))
                .findFirst();
    }
}
