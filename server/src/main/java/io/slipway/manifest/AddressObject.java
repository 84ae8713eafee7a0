package io.slipway.manifest;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;

/** The Kubernetes Service: the address inside the cluster and the source of the router's servers. */
final class AddressObject {
    private AddressObject() {}

    static Service of(Deployable app) {
        return new ServiceBuilder()
                .withMetadata(Metadata.of(app, app.app(), LabelSets.lasting(app)))
                .withNewSpec()
                .withSelector(LabelSets.selector(app))
                .addNewPort()
                .withName("http")
                .withPort(app.port())
                .withTargetPort(new IntOrString("http"))
                .withProtocol("TCP")
                .endPort()
                .endSpec()
                .build();
    }
}
