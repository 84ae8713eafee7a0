package io.slipway.mirror.kind;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentCondition;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatus;
import io.slipway.core.Labels;
import io.slipway.mirror.DeploymentRow;
import io.slipway.mirror.Kind;
import io.slipway.mirror.Shared;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
final class Deployments extends Kind<Deployment, DeploymentRow> {
    Deployments() {
        super("/apis/apps/v1/deployments", Deployment.class, DeploymentRow.class, Read.LEAN);
        column("app", DeploymentRow::app);
        column("desired", DeploymentRow::desired);
        column("ready", DeploymentRow::ready);
        column("updated", DeploymentRow::updated);
        column("available", DeploymentRow::available);
        column("images", DeploymentRow::images);
        column("revision", DeploymentRow::revision);
        column("paused", row -> row.paused() != null);
        column("why", row -> row.failure() == null ? row.stuck() : row.failure());
    }

    @Override
    protected DeploymentRow trim(Deployment of) {
        var meta = of.getMetadata();
        DeploymentStatus status = of.getStatus() == null ? new DeploymentStatus() : of.getStatus();
        List<DeploymentCondition> conditions = status.getConditions();
        return new DeploymentRow(
                Shared.of(meta.getNamespace()),
                meta.getName(),
                Trims.label(meta, Labels.APP),
                Trims.revision(meta),
                Trims.annotation(of.getSpec().getTemplate().getMetadata(), Labels.MARK),
                Objects.requireNonNullElse(meta.getGeneration(), 0L),
                Objects.requireNonNullElse(status.getObservedGeneration(), 0L),
                Trims.number(of.getSpec().getReplicas()),
                Trims.number(status.getReplicas()),
                Trims.number(status.getUpdatedReplicas()),
                Trims.number(status.getReadyReplicas()),
                Trims.number(status.getAvailableReplicas()),
                Trims.words(conditions, "Progressing", "False"),
                Trims.words(conditions, "ReplicaFailure", "True"),
                Trims.images(of.getSpec().getTemplate()),
                paused(of));
    }

    private static @Nullable String paused(Deployment of) {
        if (!Boolean.TRUE.equals(of.getSpec().getPaused())) return null;
        return Objects.requireNonNullElse(Trims.annotation(of.getMetadata(), Labels.PAUSED), "");
    }
}
