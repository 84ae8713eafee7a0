package io.slipway.agent.router;

import io.slipway.api.Problem.Fault;
import io.slipway.api.node.ClosedAddresses;
import io.slipway.api.node.RouteSpec;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** Servers that a route names itself: machines outside any cluster. */
final class PlainAddresses {
    private final ClosedAddresses closed;

    PlainAddresses(ClosedAddresses closed) {
        this.closed = closed;
    }

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

    /** A name that means nothing now, or something closed, is a fault of the input. */
    List<Fault> faults(RouteSpec spec) {
        var faults = new ArrayList<Fault>();
        for (int i = 0; i < spec.addresses().size(); i++) {
            var address = spec.addresses().get(i);
            var field = "addresses[%d]".formatted(i);
            try {
                why(address, resolve(address)).ifPresent(why -> faults.add(new Fault(field, why)));
            } catch (UnknownHostException e) {
                faults.add(new Fault(
                        field,
                        "no address is known for the host of %s: check the name or give an IP address"
                                .formatted(address)));
            }
        }
        return faults;
    }

    /**
     * What HAProxy is given are the numbers that were checked here. A name that means something closed
     * by now is left out; empty when a name cannot be resolved now: the addresses known before stay.
     */
    Optional<Target> target(RouteSpec spec) {
        try {
            var endpoints = new LinkedHashSet<Endpoint>();
            String odd = null;
            for (var address : spec.addresses()) {
                var found = resolve(address);
                var why = why(address, found);
                if (why.isPresent()) {
                    odd = why.get();
                } else {
                    endpoints.add(Endpoint.ready(found.getHostAddress(), port(address)));
                }
            }
            return Optional.of(new Target(List.copyOf(endpoints), null, odd));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    private Optional<String> why(String address, InetAddress found) {
        return closed.why(found, port(address))
                .map(why -> "%s means %s, which %s: no route may lead there"
                        .formatted(address, found.getHostAddress(), why));
    }

    private static InetAddress resolve(String address) throws UnknownHostException {
        return InetAddress.getByName(address.substring(0, address.lastIndexOf(':')));
    }

    private static int port(String address) {
        return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
    }
}
