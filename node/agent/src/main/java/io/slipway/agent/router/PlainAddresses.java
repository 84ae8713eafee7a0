package io.slipway.agent.router;

import io.slipway.api.Problem.Fault;
import io.slipway.api.node.RouteSpec;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Servers that a route names itself: machines outside any cluster. */
final class PlainAddresses {
    private PlainAddresses() {}

    static boolean of(RouteSpec spec) {
        return !spec.addresses().isEmpty();
    }

    static boolean wellFormed(String address) {
        int colon = address.lastIndexOf(':');
        return colon > 0
                && RouteCheck.host(address.substring(0, colon))
                && address.substring(colon + 1).matches("[1-9][0-9]{0,4}")
                && RouteCheck.port(port(address));
    }

    /** The addresses behind the names; a name that means nothing now is a fault of the input. */
    static List<Fault> unresolved(RouteSpec spec) {
        var faults = new ArrayList<Fault>();
        for (int i = 0; i < spec.addresses().size(); i++) {
            var address = spec.addresses().get(i);
            try {
                resolve(address);
            } catch (UnknownHostException e) {
                faults.add(new Fault(
                        "addresses[%d]".formatted(i),
                        "no address is known for the host of %s: check the name or give an IP address"
                                .formatted(address)));
            }
        }
        return faults;
    }

    /** Empty when a name cannot be resolved now: the addresses known before stay. */
    static Optional<Target> target(RouteSpec spec) {
        try {
            var endpoints = new ArrayList<Endpoint>();
            for (var address : spec.addresses()) {
                endpoints.add(resolve(address));
            }
            return Optional.of(new Target(endpoints.stream().distinct().toList(), null, null));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    private static Endpoint resolve(String address) throws UnknownHostException {
        var host = address.substring(0, address.lastIndexOf(':'));
        return Endpoint.ready(InetAddress.getByName(host).getHostAddress(), port(address));
    }

    private static int port(String address) {
        return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
    }
}
