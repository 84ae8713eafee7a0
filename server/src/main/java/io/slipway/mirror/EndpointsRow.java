package io.slipway.mirror;

import java.util.List;

/**
 * One slice of a Service's endpoints.
 *
 * @param service the Service it belongs to
 */
public record EndpointsRow(String namespace, String name, String service, List<Endpoint> endpoints) implements Row {

    /**
     * @param address {@code ip:port} of the first port
     * @param pod its name, empty for a foreign address
     */
    public record Endpoint(String address, String pod, boolean ready) {}
}
