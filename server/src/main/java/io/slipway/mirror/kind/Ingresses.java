package io.slipway.mirror.kind;

import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.IngressRule;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
final class Ingresses extends Cells<Ingress> {
    Ingresses() {
        super("/apis/networking.k8s.io/v1/ingresses", Ingress.class, Read.LEAN, "class", "hosts", "tls");
    }

    @Override
    @Nullable
    Object[] cells(Ingress of) {
        var spec = of.getSpec();
        return row(
                spec.getIngressClassName(),
                spec.getRules().stream()
                        .map(IngressRule::getHost)
                        .filter(Objects::nonNull)
                        .distinct()
                        .collect(Collectors.joining(", ")),
                !spec.getTls().isEmpty());
    }
}
