package io.slipway.agent.router;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the requests of a route go, as far as it is known.
 *
 * @param clusterIp the Service's own address: the way out when no endpoint answers
 * @param message what is odd about it, null when nothing is
 */
record Target(
        List<Endpoint> endpoints,
        @Nullable Endpoint clusterIp,
        @Nullable String message) {
    static final Target UNKNOWN = new Target(List.of(), null, null);
}
