package io.slipway.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Network namespaces for runs: each reaches the outside through masquerade, but nothing of this
 * machine, none of its clusters (their links begin with {@code slw}), no other run ({@code swb}) and
 * none of the networks closed to it.
 */
final class BuildNetwork {
    private static final int SLOTS = 4;
    private static final Path FORWARDING = Path.of("/proc/sys/net/ipv4/ip_forward");
    /** Link-local addresses: where clouds answer questions about the machine. */
    private static final String METADATA = "169.254.0.0/16";

    private final String name;
    private final String link;
    private final String prefix;
    private final List<String> closed;
    private final List<String> resolvers;
    private final BlockingQueue<Slot> free = new LinkedBlockingQueue<>();
    private boolean open;

    /** A namespace that one run at a time may have. */
    record Slot(int number, String namespace) {
        Path path() {
            return Path.of("/run/netns", namespace);
        }
    }

    BuildNetwork(String name, int port, List<String> closed, List<String> resolvers) {
        this.name = name;
        this.link = "swb" + port + "s";
        this.prefix = "10.97." + (port / 100 + port % 100) % 256;
        this.closed = closed;
        this.resolvers = resolvers;
    }

    Slot take() throws IOException, InterruptedException {
        open();
        return free.take();
    }

    void give(Slot slot) {
        free.add(slot);
    }

    private synchronized void open() throws IOException, InterruptedException {
        if (open) return;
        sweep();
        if (Files.readString(FORWARDING).strip().equals("0")) Files.writeString(FORWARDING, "1");
        HostTool.call(rules(), List.of("nft", "-f", "-"));
        for (int n = 0; n < SLOTS; n++) free.add(make(n));
        open = true;
    }

    private Slot make(int n) throws IOException, InterruptedException {
        Slot slot = new Slot(n, name + "-" + n);
        HostTool.call("ip", "netns", "add", slot.namespace());
        String host = link + n;
        String outer = prefix + "." + (4 * n + 1);
        HostTool.call("""
                link add %1$s type veth peer name eth0 netns %2$s
                addr add %3$s/30 dev %1$s
                link set %1$s up
                """.formatted(host, slot.namespace(), outer), List.of("ip", "-batch", "-"));
        HostTool.call("""
                link set lo up
                addr add %s.%d/30 dev eth0
                link set eth0 up
                route add default via %s
                """.formatted(prefix, 4 * n + 2, outer), List.of("ip", "-n", slot.namespace(), "-batch", "-"));
        return slot;
    }

    /** The table is ours alone; its name says so. Refusals answer at once, so that a run need not wait. */
    private String rules() {
        String blocked = String.join(
                ", ",
                java.util.stream.Stream.concat(java.util.stream.Stream.of(METADATA), closed.stream())
                        .toList());
        return """
                table inet %1$s
                delete table inet %1$s
                table inet %1$s {
                  chain input {
                    type filter hook input priority -10; policy accept;
                    %5$s
                    iifname "%2$s*" ct state new reject
                  }
                  chain forward {
                    type filter hook forward priority -10; policy accept;
                    iifname "%2$s*" oifname { "swb*", "slw*" } reject
                    iifname "%2$s*" ip daddr { %4$s } reject
                    oifname "%2$s*" ct state new reject
                  }
                  chain postrouting {
                    type nat hook postrouting priority srcnat; policy accept;
                    ip saddr %3$s.0/24 oifname != "%2$s*" masquerade
                  }
                }
                """.formatted(table(), link, prefix, blocked, names());
    }

    /** A machine without a network has no name server; an empty set would be refused. */
    private String names() {
        return resolvers.isEmpty()
                ? ""
                : "iifname \"%s*\" ip daddr { %s } meta l4proto { tcp, udp } th dport 53 accept"
                        .formatted(link, String.join(", ", resolvers));
    }

    private String table() {
        return name.replace('-', '_');
    }

    /** Takes away what this life or an earlier one has made. */
    synchronized void sweep() throws IOException, InterruptedException {
        free.clear();
        open = false;
        for (int n = 0; n < SLOTS; n++) {
            // The pair first: with its namespace it would go too, but only a little later.
            if (Files.exists(Path.of("/sys/class/net", link + n))) HostTool.call("ip", "link", "delete", link + n);
            Slot slot = new Slot(n, name + "-" + n);
            if (Files.exists(slot.path())) HostTool.call("ip", "netns", "delete", slot.namespace());
        }
        HostTool.call("table inet %1$s\ndelete table inet %1$s\n".formatted(table()), List.of("nft", "-f", "-"));
    }
}
