package io.slipway.agent.network;

import io.slipway.agent.os.Tool;
import io.slipway.api.node.NodePlan.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The host's one table of a plan. */
final class PacketFilter {
    /**
     * What is told so at once, within the host's own connect, does not end that: the kernel (since 5.19) puts it
     * in the socket's error queue and goes on. HAProxy 2.6 never reads that queue and turns at full speed until
     * the connect times out, at each check of a Service without pods. Left out is what MTU discovery needs.
     */
    private static final String UNREACHABLE =
            "{ net-unreachable, host-unreachable, port-unreachable, admin-prohibited }";

    private PacketFilter() {}

    /** The whole table, replaced in one transaction. */
    static String table(Network network) {
        String link = network.hostLink();
        Address host = Address.parse(network.hostAddress());
        List<String> inside =
                new ArrayList<>(List.of(Address.parse(network.nodeAddress()).ip()));
        inside.addAll(network.routes());
        return """
                table inet %1$s
                delete table inet %1$s
                table inet %1$s {
                  chain prerouting {
                    type nat hook prerouting priority dstnat; policy accept;
                    %4$s
                  }
                  chain postrouting {
                    type nat hook postrouting priority srcnat; policy accept;
                    oifname != { "%2$s", "lo" } ip saddr { %3$s } masquerade
                  }
                  chain input {
                    type filter hook input priority filter; policy accept;
                    iifname "%2$s" ip daddr 127.0.0.0/8 ct status dnat accept
                    iifname "%2$s" ip daddr 127.0.0.0/8 drop
                    iifname "%2$s" icmp type destination-unreachable icmp code %5$s drop
                  }
                  chain forward {
                    type filter hook forward priority filter; policy accept;
                    iifname "%2$s" tcp flags syn tcp option maxseg size set rt mtu
                    oifname "%2$s" tcp flags syn tcp option maxseg size set rt mtu
                  }
                }
                """.formatted(
                        network.table(),
                        link,
                        String.join(", ", inside),
                        toLoopback(network, host.ip(), inside.getFirst()),
                        UNREACHABLE);
    }

    /** Loopback ports of the host that the node, but none of its pods, may reach, at the host's end of the pair. */
    private static String toLoopback(Network network, String host, String node) {
        if (network.portsFromNode().isEmpty()) return "";
        String ports = network.portsFromNode().stream().map(String::valueOf).collect(Collectors.joining(", "));
        return "iifname \"%s\" ip saddr %s ip daddr %s tcp dport { %s } dnat ip to 127.0.0.1"
                .formatted(network.hostLink(), node, host, ports);
    }

    static void apply(Network network) {
        Tool.of("nft", "-f", "-").input(table(network)).run();
    }

    static boolean remove(String table) {
        return !exists(table)
                || Tool.of("nft", "delete", "table", "inet", table).quiet();
    }

    static boolean exists(String table) {
        return Tool.of("nft", "list", "table", "inet", table).quiet();
    }
}
