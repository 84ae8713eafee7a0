package io.slipway.manifest;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;

/** The Kubernetes Deployment: one pod more while changing, never one less. */
final class WorkloadObject {
    private WorkloadObject() {}

    static Deployment of(Deployable app) {
        return new DeploymentBuilder()
                .withMetadata(Metadata.of(app, app.app(), LabelSets.revision(app)))
                .withNewSpec()
                .withReplicas(app.scaled() ? null : Integer.valueOf(app.replicas()))
                .withRevisionHistoryLimit(10)
                .withMinReadySeconds(app.pace().minReady())
                .withProgressDeadlineSeconds(app.pace().deadline())
                .withNewSelector()
                .withMatchLabels(LabelSets.selector(app))
                .endSelector()
                .withNewStrategy()
                .withType("RollingUpdate")
                .withNewRollingUpdate()
                .withMaxSurge(new IntOrString(1))
                .withMaxUnavailable(new IntOrString(0))
                .endRollingUpdate()
                .endStrategy()
                .withTemplate(PodShape.of(app))
                .endSpec()
                .build();
    }
}
