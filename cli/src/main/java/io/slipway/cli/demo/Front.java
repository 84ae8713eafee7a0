package io.slipway.cli.demo;

import java.net.URI;

/**
 * Where requests from outside come in: the router's port, asked by the route's host name.
 *
 * @param port of the router on loopback
 */
record Front(int port) {
    static Front of(String router) {
        URI uri = URI.create(router);
        return new Front(uri.getPort() < 0 ? 80 : uri.getPort());
    }

    Connection connect() throws java.io.IOException {
        return new Connection(port);
    }
}
