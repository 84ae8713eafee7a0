package io.slipway.mirror.kind;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.slipway.core.Labels;
import io.slipway.mirror.Kind;
import io.slipway.mirror.PodRow;
import io.slipway.mirror.Shared;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A pod becomes a row: the words are those kubectl shows. */
@Component
final class Pods extends Kind<Pod, PodRow> {
    Pods() {
        super("/api/v1/pods", Pod.class, PodRow.class, Read.LEAN);
        column("app", PodRow::app);
        column("status", PodRow::status);
        column("stage", PodRow::stage);
        column("ready", PodRow::readyCount);
        column("restarts", PodRow::restarts);
        column("node", PodRow::node);
        column("ip", PodRow::ip);
        column("image", PodRow::image);
        column("revision", PodRow::revision);
        column("why", PodRow::why);
    }

    @Override
    protected @Nullable String node(PodRow kept) {
        return kept.node();
    }

    @Override
    protected PodRow trim(Pod pod) {
        ObjectMeta meta = pod.getMetadata();
        PodStatus status = pod.getStatus() == null ? new PodStatus() : pod.getStatus();
        List<ContainerStatus> containers = status.getContainerStatuses();
        Optional<ContainerStatus> ill = containers.stream().filter(Pods::ill).findFirst();
        Optional<ContainerStateTerminated> last =
                containers.stream().map(Pods::end).flatMap(Optional::stream).findFirst();
        boolean leaving = meta.getDeletionTimestamp() != null;
        return new PodRow(
                Shared.of(meta.getNamespace()),
                meta.getName(),
                meta.getUid(),
                Trims.label(meta, Labels.PROJECT),
                Trims.label(meta, Labels.ENV),
                Trims.label(meta, Labels.APP),
                Trims.revision(meta),
                Trims.annotation(meta, Labels.MARK),
                meta.getOwnerReferences().isEmpty()
                        ? null
                        : Shared.of(meta.getOwnerReferences().getFirst().getName()),
                Shared.of(status(status, containers, leaving)),
                pod.getSpec().getContainers().size(),
                (int) containers.stream()
                        .filter(c -> Boolean.TRUE.equals(c.getReady()))
                        .count(),
                containers.stream().mapToInt(ContainerStatus::getRestartCount).sum(),
                condition(status, "Ready")
                        .map(c -> "True".equals(c.getStatus()))
                        .orElse(false),
                !containers.isEmpty() && containers.stream().allMatch(c -> state(c).getRunning() != null),
                leaving,
                condition(status, "PodScheduled")
                        .map(c -> "True".equals(c.getStatus()))
                        .orElse(false),
                Shared.orNull(ill.map(c -> state(c).getWaiting())
                        .map(w -> w.getReason())
                        .orElse(null)),
                message(status, ill),
                last.map(ContainerStateTerminated::getExitCode).orElse(null),
                last.map(ContainerStateTerminated::getReason).orElse(null),
                Trims.time(meta.getCreationTimestamp()),
                status.getPodIP(),
                Shared.orNull(pod.getSpec().getNodeName()),
                Shared.orNull(pod.getSpec().getContainers().getFirst().getImage()));
    }

    /** A status that was just made may say nothing yet. */
    private static ContainerState state(ContainerStatus of) {
        return of.getState() == null ? new ContainerState() : of.getState();
    }

    private static boolean ill(ContainerStatus container) {
        ContainerState state = state(container);
        return state.getTerminated() != null
                || (state.getWaiting() != null
                        && !"ContainerCreating".equals(state.getWaiting().getReason())
                        && !"PodInitializing".equals(state.getWaiting().getReason()));
    }

    private static String status(PodStatus status, List<ContainerStatus> containers, boolean leaving) {
        if (leaving) return "Terminating";
        if (status.getReason() != null && !status.getReason().isEmpty()) return status.getReason();
        for (ContainerStatus container : containers) {
            ContainerState state = state(container);
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
            ContainerState state = state(ill.get());
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
        ContainerState now = state(container);
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
