package io.slipway.route;

import io.slipway.api.node.RouteSpec;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A route as it is recorded.
 *
 * @param app null for plain addresses; else the Service of that name in {@code namespace}
 * @param health path that proves best, null: the route's own path
 * @param revision counts up with each change of what the route means
 */
record Declared(
        UUID id,
        String project,
        String env,
        @Nullable String app,
        String cluster,
        String namespace,
        String host,
        String path,
        int port,
        List<String> addresses,
        @Nullable String health,
        int revision,
        String state,
        @Nullable String message,
        @Nullable Instant provenAt,
        Instant created) {

    RouteSpec spec() {
        boolean plain = app == null;
        return new RouteSpec(
                id.toString(), host, path, plain ? null : cluster, plain ? null : namespace, app, port, addresses);
    }

    /** Below another path than the root the health page is out of reach. */
    String proofPath() {
        return health != null && path.equals("/") ? health : path;
    }
}
