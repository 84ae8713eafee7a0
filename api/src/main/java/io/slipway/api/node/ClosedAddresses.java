package io.slipway.api.node;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Optional;
import java.util.Set;

/**
 * Where no route to plain addresses may lead: what answers there trusts whoever can reach it. Server
 * and agent ask the same, the agent again each time a name means something else.
 *
 * @param basePort the platform's own parts have it and the ports above; 0 where there are none
 */
public record ClosedAddresses(int basePort) {
    private static final int OWN_PORTS = 80;

    /** Clouds' metadata services that are not link-local. */
    private static final Set<String> METADATA =
            Set.of("100.100.100.200", "168.63.129.16", "fd00:ec2:0:0:0:0:0:254", "192.0.0.192");

    /** The reason as words that follow the address, empty when a route may lead there. */
    public Optional<String> why(InetAddress address, int port) {
        if (address.isAnyLocalAddress()) return Optional.of("is no address of a machine");
        if (address.isMulticastAddress()) return Optional.of("is a multicast address");
        if (address.isLinkLocalAddress()) return Optional.of("is link-local, where clouds keep a machine's secrets");
        if (METADATA.contains(address.getHostAddress())) return Optional.of("is a cloud's metadata service");
        if (reserved(address.getAddress())) return Optional.of("is in a reserved network");
        if (ownPort(port) && here(address)) return Optional.of("is a part of Slipway itself");
        return Optional.empty();
    }

    private boolean ownPort(int port) {
        return basePort > 0 && port >= basePort && port <= basePort + OWN_PORTS;
    }

    /** 0.0.0.0/8 reaches this machine on Linux; 240.0.0.0/4 holds the broadcast address. */
    private static boolean reserved(byte[] bytes) {
        return bytes.length == 4 && (bytes[0] == 0 || (bytes[0] & 0xF0) == 0xF0);
    }

    private static boolean here(InetAddress address) {
        try {
            return address.isLoopbackAddress() || NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException e) {
            throw new IllegalStateException("the addresses of this machine cannot be listed", e);
        }
    }
}
