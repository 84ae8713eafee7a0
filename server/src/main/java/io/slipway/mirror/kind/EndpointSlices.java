package io.slipway.mirror.kind;

import io.fabric8.kubernetes.api.model.discovery.v1.Endpoint;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.slipway.mirror.EndpointsRow;
import io.slipway.mirror.Kind;
import io.slipway.mirror.Shared;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
final class EndpointSlices extends Kind<EndpointSlice, EndpointsRow> {
    EndpointSlices() {
        super("/apis/discovery.k8s.io/v1/endpointslices", EndpointSlice.class, EndpointsRow.class, Read.LEAN);
        column("service", EndpointsRow::service);
        column(
                "ready",
                row -> row.endpoints().stream()
                        .filter(EndpointsRow.Endpoint::ready)
                        .count());
        column("endpoints", row -> row.endpoints().size());
    }

    @Override
    protected @Nullable EndpointsRow trim(EndpointSlice of) {
        String service = Trims.label(of.getMetadata(), "kubernetes.io/service-name");
        // A Service without ready pods has slices without ports and without endpoints.
        if (service == null || of.getPorts() == null || of.getPorts().isEmpty()) return null;
        Integer port = of.getPorts().getFirst().getPort();
        var endpoints = Objects.requireNonNullElse(of.getEndpoints(), List.<Endpoint>of()).stream()
                .filter(e -> !e.getAddresses().isEmpty())
                .map(e -> endpoint(e, port))
                .toList();
        return new EndpointsRow(
                Shared.of(of.getMetadata().getNamespace()), of.getMetadata().getName(), service, endpoints);
    }

    private static EndpointsRow.Endpoint endpoint(Endpoint of, Integer port) {
        return new EndpointsRow.Endpoint(
                of.getAddresses().getFirst() + ":" + port,
                of.getTargetRef() == null ? "" : of.getTargetRef().getName(),
                of.getConditions() != null
                        && Boolean.TRUE.equals(of.getConditions().getReady()));
    }
}
