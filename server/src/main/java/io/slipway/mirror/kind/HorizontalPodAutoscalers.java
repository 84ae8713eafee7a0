package io.slipway.mirror.kind;

import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerStatus;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
final class HorizontalPodAutoscalers extends Cells<HorizontalPodAutoscaler> {
    HorizontalPodAutoscalers() {
        super(
                "/apis/autoscaling/v2/horizontalpodautoscalers",
                HorizontalPodAutoscaler.class,
                Read.LEAN,
                "target",
                "least",
                "most",
                "now",
                "wanted");
    }

    @Override
    @Nullable
    Object[] cells(HorizontalPodAutoscaler of) {
        HorizontalPodAutoscalerStatus status =
                of.getStatus() == null ? new HorizontalPodAutoscalerStatus() : of.getStatus();
        var target = of.getSpec().getScaleTargetRef();
        return row(
                target.getKind() + "/" + target.getName(),
                Trims.number(of.getSpec().getMinReplicas()),
                Trims.number(of.getSpec().getMaxReplicas()),
                Trims.number(status.getCurrentReplicas()),
                Trims.number(status.getDesiredReplicas()));
    }
}
