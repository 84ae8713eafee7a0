package io.slipway.manifest;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudgetBuilder;

/** One pod at least stays when a node is drained; pointless, and in the way of a drain, for a single pod. */
final class BudgetObject {
    private BudgetObject() {}

    static PodDisruptionBudget of(Deployable app) {
        return new PodDisruptionBudgetBuilder()
                .withMetadata(Metadata.of(app, app.app(), LabelSets.lasting(app)))
                .withNewSpec()
                .withMinAvailable(new IntOrString(1))
                .withNewSelector()
                .withMatchLabels(LabelSets.selector(app))
                .endSelector()
                .endSpec()
                .build();
    }
}
