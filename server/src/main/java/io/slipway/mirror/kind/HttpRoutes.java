package io.slipway.mirror.kind;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Of the Gateway API, where a cluster has it. */
@Component
final class HttpRoutes extends Cells<GenericKubernetesResource> {
    HttpRoutes() {
        super("/apis/gateway.networking.k8s.io/v1/httproutes", GenericKubernetesResource.class, Read.LEAN, "hosts");
    }

    @Override
    public String word() {
        return "HTTPRoute";
    }

    @Override
    @Nullable
    Object[] cells(GenericKubernetesResource of) {
        Object hosts = of.get("spec", "hostnames");
        return row(
                hosts instanceof List<?> names
                        ? names.stream().map(Objects::toString).collect(Collectors.joining(", "))
                        : "");
    }
}
