package io.slipway.mirror.kind;

import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimStatus;
import io.fabric8.kubernetes.api.model.Quantity;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
final class PersistentVolumeClaims extends Cells<PersistentVolumeClaim> {
    PersistentVolumeClaims() {
        super(
                "/api/v1/persistentvolumeclaims",
                PersistentVolumeClaim.class,
                Read.LEAN,
                "status",
                "size",
                "class",
                "modes",
                "volume");
    }

    @Override
    @Nullable
    Object[] cells(PersistentVolumeClaim of) {
        PersistentVolumeClaimStatus status =
                of.getStatus() == null ? new PersistentVolumeClaimStatus() : of.getStatus();
        Quantity size =
                status.getCapacity() == null ? null : status.getCapacity().get("storage");
        return row(
                status.getPhase(),
                size == null ? null : size.getNumericalAmount().longValue(),
                of.getSpec().getStorageClassName(),
                String.join(", ", of.getSpec().getAccessModes()),
                of.getSpec().getVolumeName());
    }
}
