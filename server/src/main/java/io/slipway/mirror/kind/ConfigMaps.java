package io.slipway.mirror.kind;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.slipway.mirror.Kind;
import org.springframework.stereotype.Component;

/** That they are there: what they hold is read when somebody asks. */
@Component
final class ConfigMaps extends Kind<ConfigMap, OwnedObject> {
    ConfigMaps() {
        super("/api/v1/configmaps", ConfigMap.class, OwnedObject.class, Read.METADATA);
        column("app", OwnedObject::app);
    }

    @Override
    protected OwnedObject trim(ConfigMap of) {
        return OwnedObject.of("ConfigMap", of);
    }
}
