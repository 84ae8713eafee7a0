package io.slipway.mirror.kind;

import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudgetStatus;
import io.slipway.mirror.Kind;
import org.springframework.stereotype.Component;

@Component
final class PodDisruptionBudgets extends Kind<PodDisruptionBudget, OwnedObject> {
    PodDisruptionBudgets() {
        super("/apis/policy/v1/poddisruptionbudgets", PodDisruptionBudget.class, OwnedObject.class, Read.WRITERS);
        column("app", OwnedObject::app);
        column("healthy", row -> row.cells().get(0));
        column("wanted", row -> row.cells().get(1));
        column("allowed", row -> row.cells().get(2));
    }

    @Override
    protected OwnedObject trim(PodDisruptionBudget of) {
        PodDisruptionBudgetStatus status = of.getStatus() == null ? new PodDisruptionBudgetStatus() : of.getStatus();
        return OwnedObject.of(
                "PodDisruptionBudget",
                of,
                Trims.number(status.getCurrentHealthy()),
                Trims.number(status.getDesiredHealthy()),
                Trims.number(status.getDisruptionsAllowed()));
    }
}
