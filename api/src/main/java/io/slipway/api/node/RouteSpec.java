package io.slipway.api.node;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One route the router must serve ({@code PUT /router/routes/ID}, {@code DELETE /router/routes/ID}).
 *
 * @param id stable, the route's UUID
 * @param cluster null for plain addresses
 * @param namespace and {@code service}, {@code port}: the Service whose ready endpoints are the servers
 * @param addresses plain {@code host:port} servers, empty for a Service
 */
public record RouteSpec(
        String id,
        String host,
        String path,
        @Nullable String cluster,
        @Nullable String namespace,
        @Nullable String service,
        int port,
        List<String> addresses) {}
