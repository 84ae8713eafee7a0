package io.slipway.agent.router;

import org.jspecify.annotations.Nullable;

/** One address that serves a route, as the cluster or the route itself names it. */
record Endpoint(String host, int port, Mode mode, @Nullable String pod) {
    enum Mode {
        /** Takes new requests. */
        READY,
        /** Ends what it has. */
        DRAINING
    }

    static Endpoint ready(String host, int port) {
        return new Endpoint(host, port, Mode.READY, null);
    }

    String address() {
        return host.indexOf(':') < 0 ? host + ":" + port : "[" + host + "]:" + port;
    }
}
