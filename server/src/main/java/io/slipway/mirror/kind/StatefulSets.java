package io.slipway.mirror.kind;

import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetStatus;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
final class StatefulSets extends Cells<StatefulSet> {
    StatefulSets() {
        super("/apis/apps/v1/statefulsets", StatefulSet.class, Read.LEAN, "desired", "ready", "updated", "images");
    }

    @Override
    @Nullable
    Object[] cells(StatefulSet of) {
        StatefulSetStatus status = of.getStatus() == null ? new StatefulSetStatus() : of.getStatus();
        return row(
                Trims.number(of.getSpec().getReplicas()),
                Trims.number(status.getReadyReplicas()),
                Trims.number(status.getUpdatedReplicas()),
                Trims.images(of.getSpec().getTemplate()));
    }
}
