package io.slipway.mirror.kind;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
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
        // Loops, not streams: this is done for each change of each pod.
        ContainerStatus ill = null;
        ContainerStateTerminated last = null;
        int ready = 0;
        int restarts = 0;
        boolean running = !containers.isEmpty();
        for (ContainerStatus container : containers) {
            if (ill == null && ill(container)) ill = container;
            if (last == null) last = end(container);
            if (Boolean.TRUE.equals(container.getReady())) ready++;
            restarts += container.getRestartCount();
            running &= state(container).getRunning() != null;
        }
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
                ready,
                restarts,
                holds(condition(status, "Ready")),
                running,
                leaving,
                holds(condition(status, "PodScheduled")),
                Shared.orNull(reason(ill)),
                message(status, ill),
                last == null ? null : last.getExitCode(),
                last == null ? null : last.getReason(),
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

    private static @Nullable String reason(@Nullable ContainerStatus ill) {
        ContainerStateWaiting waiting = ill == null ? null : state(ill).getWaiting();
        return waiting == null ? null : waiting.getReason();
    }

    private static @Nullable String message(PodStatus status, @Nullable ContainerStatus ill) {
        if (ill != null) {
            ContainerState state = state(ill);
            String words = state.getWaiting() != null
                    ? state.getWaiting().getMessage()
                    : "ended with exit code " + state.getTerminated().getExitCode();
            if (words != null) return words;
        }
        PodCondition scheduled = condition(status, "PodScheduled");
        return scheduled != null && "False".equals(scheduled.getStatus()) ? scheduled.getMessage() : null;
    }

    private static @Nullable ContainerStateTerminated end(ContainerStatus container) {
        ContainerState now = state(container);
        if (now.getTerminated() != null) return now.getTerminated();
        ContainerState last = container.getLastState();
        return last == null ? null : last.getTerminated();
    }

    private static boolean holds(@Nullable PodCondition condition) {
        return condition != null && "True".equals(condition.getStatus());
    }

    private static @Nullable PodCondition condition(PodStatus status, String type) {
        for (PodCondition condition : status.getConditions()) {
            if (type.equals(condition.getType())) return condition;
        }
        return null;
    }
}
