package io.slipway.mirror.kind;

import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.DaemonSetStatus;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
final class DaemonSets extends Cells<DaemonSet> {
    DaemonSets() {
        super("/apis/apps/v1/daemonsets", DaemonSet.class, Read.LEAN, "desired", "ready", "updated", "images");
    }

    @Override
    @Nullable
    Object[] cells(DaemonSet of) {
        DaemonSetStatus status = of.getStatus() == null ? new DaemonSetStatus() : of.getStatus();
        return row(
                Trims.number(status.getDesiredNumberScheduled()),
                Trims.number(status.getNumberReady()),
                Trims.number(status.getUpdatedNumberScheduled()),
                Trims.images(of.getSpec().getTemplate()));
    }
}
