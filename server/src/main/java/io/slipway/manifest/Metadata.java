package io.slipway.manifest;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.util.Map;

/** Name, namespace and labels of an app's objects. */
final class Metadata {
    private Metadata() {}

    static ObjectMeta of(Deployable app, String name, Map<String, String> labels) {
        return new ObjectMetaBuilder()
                .withName(name)
                .withNamespace(app.namespace())
                .withLabels(labels)
                .build();
    }
}
