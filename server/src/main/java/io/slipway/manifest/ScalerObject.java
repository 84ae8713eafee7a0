package io.slipway.manifest;

import io.fabric8.kubernetes.api.model.autoscaling.v2.HPAScalingRules;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HPAScalingRulesBuilder;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerBuilder;
import io.fabric8.kubernetes.api.model.autoscaling.v2.MetricSpec;
import io.fabric8.kubernetes.api.model.autoscaling.v2.MetricSpecBuilder;
import io.slipway.api.Autoscale.Bounds;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The autoscaler of an app; where there is one, the Deployment leaves its number of pods to it. */
final class ScalerObject {
    private ScalerObject() {}

    static HorizontalPodAutoscaler of(Deployable app) {
        Bounds bounds = Objects.requireNonNull(app.bounds());
        return new HorizontalPodAutoscalerBuilder()
                .withMetadata(Metadata.of(app, app.app(), LabelSets.lasting(app)))
                .withNewSpec()
                .withNewScaleTargetRef()
                .withApiVersion("apps/v1")
                .withKind("Deployment")
                .withName(app.app())
                .endScaleTargetRef()
                .withMinReplicas(bounds.min())
                .withMaxReplicas(bounds.max())
                .withMetrics(metrics(bounds))
                .withNewBehavior()
                .withScaleUp(after(bounds.upSeconds()))
                .withScaleDown(after(bounds.downSeconds()))
                .endBehavior()
                .endSpec()
                .build();
    }

    private static List<MetricSpec> metrics(Bounds bounds) {
        List<MetricSpec> metrics = new ArrayList<>();
        add(metrics, "cpu", bounds.cpu());
        add(metrics, "memory", bounds.memory());
        return metrics;
    }

    private static void add(List<MetricSpec> to, String name, @Nullable Integer percent) {
        if (percent == null) return;
        to.add(new MetricSpecBuilder()
                .withType("Resource")
                .withNewResource()
                .withName(name)
                .withNewTarget()
                .withType("Utilization")
                .withAverageUtilization(percent)
                .endTarget()
                .endResource()
                .build());
    }

    private static HPAScalingRules after(int seconds) {
        return new HPAScalingRulesBuilder()
                .withStabilizationWindowSeconds(seconds)
                .build();
    }
}
