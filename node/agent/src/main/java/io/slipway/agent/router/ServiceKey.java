package io.slipway.agent.router;

import io.slipway.api.node.RouteSpec;

/** A Service of a cluster. */
record ServiceKey(String namespace, String name) {

    /** Whether the route leads there. */
    boolean serves(RouteSpec spec) {
        return namespace.equals(spec.namespace()) && name.equals(spec.service());
    }
}
