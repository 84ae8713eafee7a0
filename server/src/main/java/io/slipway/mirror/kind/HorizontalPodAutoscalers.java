package io.slipway.mirror.kind;

import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerStatus;
import io.slipway.mirror.Kind;
import org.springframework.stereotype.Component;

@Component
final class HorizontalPodAutoscalers extends Kind<HorizontalPodAutoscaler, OwnedObject> {
    HorizontalPodAutoscalers() {
        super(
                "/apis/autoscaling/v2/horizontalpodautoscalers",
                HorizontalPodAutoscaler.class,
                OwnedObject.class,
                Read.WRITERS);
        column("target", row -> row.cells().get(0));
        column("least", row -> row.cells().get(1));
        column("most", row -> row.cells().get(2));
        column("now", row -> row.cells().get(3));
        column("wanted", row -> row.cells().get(4));
    }

    @Override
    protected OwnedObject trim(HorizontalPodAutoscaler of) {
        HorizontalPodAutoscalerStatus status =
                of.getStatus() == null ? new HorizontalPodAutoscalerStatus() : of.getStatus();
        var target = of.getSpec().getScaleTargetRef();
        return OwnedObject.of(
                "HorizontalPodAutoscaler",
                of,
                target.getKind() + "/" + target.getName(),
                Trims.number(of.getSpec().getMinReplicas()),
                Trims.number(of.getSpec().getMaxReplicas()),
                Trims.number(status.getCurrentReplicas()),
                Trims.number(status.getDesiredReplicas()));
    }
}
