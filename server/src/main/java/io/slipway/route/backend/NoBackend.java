package io.slipway.route.backend;

import io.slipway.api.node.RouteSpec;
import io.slipway.api.node.RouteStatus;
import java.io.IOException;
import java.util.Optional;

/** A server without a router: routes stay declared, and the reason is said. */
public final class NoBackend implements RouteBackend {
    @Override
    public void apply(RouteSpec spec) {
        throw none();
    }

    @Override
    public void remove(String id) {
        // Nothing was ever served.
    }

    @Override
    public Optional<RouteStatus> observe(String id) {
        return Optional.empty();
    }

    @Override
    public Page visit(String host, String path) {
        throw none();
    }

    private static BackendAway none() {
        String words = "this server has no router: it was started without the agent of './slipway up'";
        return new BackendAway(words, new IOException(words));
    }
}
