package io.slipway.manifest;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;

/**
 * The app's configuration under a name that holds its hash: it never changes, so a former revision
 * finds its own again.
 */
final class ConfigObject {
    private ConfigObject() {}

    static ConfigMap of(Deployable app) {
        return new ConfigMapBuilder()
                .withMetadata(Metadata.of(app, app.configName(), LabelSets.lasting(app)))
                .withImmutable(true)
                .withData(app.config())
                .build();
    }
}
