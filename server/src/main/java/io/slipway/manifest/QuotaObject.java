package io.slipway.manifest;

import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceQuota;
import io.fabric8.kubernetes.api.model.ResourceQuotaBuilder;
import java.util.Map;
import java.util.TreeMap;

/** What a namespace may hold in all. */
final class QuotaObject {
    static final String NAME = "slipway";

    private QuotaObject() {}

    static ResourceQuota of(Map<String, String> labels, String namespace, Map<String, String> hard) {
        var quantities = new TreeMap<String, Quantity>();
        hard.forEach((name, amount) -> quantities.put(name, Quantity.parse(amount)));
        return new ResourceQuotaBuilder()
                .withNewMetadata()
                .withName(NAME)
                .withNamespace(namespace)
                .withLabels(labels)
                .endMetadata()
                .withNewSpec()
                .withHard(quantities)
                .endSpec()
                .build();
    }
}
