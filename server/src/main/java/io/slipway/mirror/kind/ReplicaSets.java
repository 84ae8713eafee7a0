package io.slipway.mirror.kind;

import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.apps.ReplicaSetCondition;
import io.fabric8.kubernetes.api.model.apps.ReplicaSetStatus;
import io.slipway.core.Labels;
import io.slipway.mirror.Kind;
import io.slipway.mirror.ReplicaSetRow;
import io.slipway.mirror.Shared;
import org.springframework.stereotype.Component;

@Component
final class ReplicaSets extends Kind<ReplicaSet, ReplicaSetRow> {
    ReplicaSets() {
        super("/apis/apps/v1/replicasets", ReplicaSet.class, ReplicaSetRow.class, Read.LEAN);
        column("app", ReplicaSetRow::app);
        column("desired", ReplicaSetRow::desired);
        column("ready", ReplicaSetRow::ready);
        column("revision", ReplicaSetRow::revision);
        column("why", ReplicaSetRow::failure);
    }

    @Override
    protected ReplicaSetRow trim(ReplicaSet of) {
        var meta = of.getMetadata();
        ReplicaSetStatus status = of.getStatus() == null ? new ReplicaSetStatus() : of.getStatus();
        return new ReplicaSetRow(
                Shared.of(meta.getNamespace()),
                meta.getName(),
                Trims.label(meta, Labels.APP),
                Trims.revision(meta),
                Trims.annotation(of.getSpec().getTemplate().getMetadata(), Labels.MARK),
                Trims.number(of.getSpec().getReplicas()),
                Trims.number(status.getReplicas()),
                Trims.number(status.getReadyReplicas()),
                status.getConditions().stream()
                        .filter(c -> "ReplicaFailure".equals(c.getType()) && "True".equals(c.getStatus()))
                        .map(ReplicaSetCondition::getMessage)
                        .findFirst()
                        .orElse(null));
    }
}
