package io.slipway.agent.router;

import java.util.ArrayList;
import java.util.List;

/**
 * One server of a backend, the same in the configuration file and on the runtime socket. Its name
 * says its address, so an address never changes under a name and what HAProxy holds can be compared
 * with what it should hold.
 */
record ServerLine(String name, String address, boolean draining, boolean backup) {
    static final int WEIGHT = 100;
    /** A dead server is noticed by the first refused request; the check finds it back. */
    private static final String CHECK = " check inter 2s fastinter 200ms downinter 500ms fall 2 rise 1";

    private static final String BACKUP_CHECK = " check inter 5s downinter 1s fall 1 rise 1 backup";

    static List<ServerLine> of(Target target) {
        var lines = new ArrayList<ServerLine>();
        for (var endpoint : target.endpoints()) {
            lines.add(line("e", endpoint, false));
        }
        if (target.clusterIp() != null) {
            lines.add(line("b", target.clusterIp(), true));
        }
        return lines;
    }

    private static ServerLine line(String prefix, Endpoint endpoint, boolean backup) {
        var name = prefix + "-" + endpoint.host().replace(':', '_') + "-" + endpoint.port();
        return new ServerLine(name, endpoint.address(), endpoint.mode() == Endpoint.Mode.DRAINING, backup);
    }

    /** Name, address and options as {@code add server} takes them. */
    String declaration(String separator) {
        return name + separator + address + " weight " + WEIGHT + (backup ? BACKUP_CHECK : CHECK);
    }

    /** As it stands in the file, where weight 0 is how a server begins in drain. */
    String configured() {
        var line = "  server " + declaration(" ");
        return draining ? line.replace(" weight " + WEIGHT, " weight 0") : line;
    }
}
