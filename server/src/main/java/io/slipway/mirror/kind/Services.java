package io.slipway.mirror.kind;

import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.slipway.mirror.Kind;
import io.slipway.mirror.Shared;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

@Component
final class Services extends Kind<Service, OwnedObject> {
    Services() {
        super("/api/v1/services", Service.class, OwnedObject.class, Read.WRITERS);
        column("app", OwnedObject::app);
        column("type", row -> row.cells().get(0));
        column("ip", row -> row.cells().get(1));
        column("ports", row -> row.cells().get(2));
    }

    @Override
    protected OwnedObject trim(Service of) {
        var spec = of.getSpec();
        return OwnedObject.of(
                "Service",
                of,
                Shared.orNull(spec.getType()),
                spec.getClusterIP(),
                Shared.of(Objects.requireNonNullElse(spec.getPorts(), List.<ServicePort>of()).stream()
                        .map(port -> port.getPort() + "/" + port.getProtocol())
                        .collect(Collectors.joining(", "))));
    }
}
