package io.slipway.mirror.kind;

import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceQuota;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
final class ResourceQuotas extends Cells<ResourceQuota> {
    ResourceQuotas() {
        super("/api/v1/resourcequotas", ResourceQuota.class, Read.LEAN, "used", "hard");
    }

    @Override
    @Nullable
    Object[] cells(ResourceQuota of) {
        var status = of.getStatus();
        return row(
                words(status == null ? null : status.getUsed()),
                words(of.getSpec().getHard()));
    }

    private static String words(@Nullable Map<String, Quantity> amounts) {
        if (amounts == null) return "";
        return amounts.entrySet().stream()
                .map(one -> one.getKey() + "=" + one.getValue())
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
