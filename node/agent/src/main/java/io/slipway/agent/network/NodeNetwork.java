package io.slipway.agent.network;

import io.slipway.agent.os.Tool;
import io.slipway.api.node.NodePlan.Network;
import java.util.ArrayList;
import java.util.List;

/** Makes a plan's network true and takes it away; both may be repeated at any point. */
public final class NodeNetwork {
    private static final String INSIDE = "eth0";
    private final Network network;
    private final NamedNetwork names;

    public NodeNetwork(Network network) {
        this.network = network;
        this.names = new NamedNetwork(network.namespace(), network.hostLink());
    }

    /** False when one cannot become the other in place. */
    public static boolean samePair(Network a, Network b) {
        return List.of(a.namespace(), a.hostLink(), a.hostAddress(), a.nodeAddress(), a.table())
                .equals(List.of(b.namespace(), b.hostLink(), b.hostAddress(), b.nodeAddress(), b.table()));
    }

    public void apply() {
        namespace();
        link();
        addresses();
        Forwarding.use(network.table());
        sysctl("net.ipv4.conf." + network.hostLink() + ".route_localnet", "1");
        PacketFilter.apply(network);
    }

    /** Returns what stays. */
    public List<String> remove() {
        List<String> stays = new ArrayList<>(names.remove());
        stays.addAll(NamedNetwork.removeTable(network.table()));
        Forwarding.leave(network.table());
        return stays;
    }

    /** In words, for those who are told what was removed. */
    public String words() {
        return "network namespace " + network.namespace() + ", link " + network.hostLink() + ", nft table "
                + network.table();
    }

    public boolean exists() {
        return names.named() || names.linked();
    }

    private void namespace() {
        if (names.named() && !ip("-n", network.namespace(), "link").quiet()) {
            // Only the name is left, for example of a machine that went down in between.
            ip("netns", "delete", network.namespace()).run();
        }
        if (!names.named()) ip("netns", "add", network.namespace()).run();
    }

    private void link() {
        boolean whole = names.linked() && inside("link", "show", INSIDE).quiet();
        if (whole) return;
        if (names.linked()) ip("link", "delete", network.hostLink()).run();
        ip("link", "add", network.hostLink(), "type", "veth", "peer", "name", INSIDE, "netns", network.namespace())
                .run();
    }

    private void addresses() {
        Address host = Address.parse(network.hostAddress());
        Address node = Address.parse(network.nodeAddress());
        ip("addr", "replace", network.hostAddress(), "dev", network.hostLink()).run();
        ip("link", "set", network.hostLink(), "up").run();
        inside("addr", "replace", network.nodeAddress(), "dev", INSIDE).run();
        inside("link", "set", INSIDE, "up").run();
        inside("link", "set", "lo", "up").run();
        inside("route", "replace", "default", "via", host.ip()).run();
        for (String route : network.routes()) {
            ip("route", "replace", route, "via", node.ip(), "dev", network.hostLink())
                    .run();
        }
        network.sysctls()
                .forEach((key, value) -> Tool.of(
                                "nsenter", "--net=" + names.path(), "--", "sysctl", "-qw", key + "=" + value)
                        .run());
    }

    private Tool inside(String... words) {
        return ip("-n", network.namespace()).plus(words);
    }

    private static Tool ip(String... words) {
        return Tool.of("ip").plus(words);
    }

    private static void sysctl(String key, String value) {
        Tool.of("sysctl", "-qw", key + "=" + value).run();
    }
}
