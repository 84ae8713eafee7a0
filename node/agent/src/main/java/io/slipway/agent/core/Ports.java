package io.slipway.agent.core;

import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** Every port of an instance derives from its base port. */
public record Ports(int server, int router) {

    public int agent() {
        return server + 1;
    }

    public int postgres() {
        return server + 2;
    }

    public int registry() {
        return server + 3;
    }

    /** Port to the part that listens there. */
    public SequencedMap<Integer, String> all() {
        SequencedMap<Integer, String> all = new LinkedHashMap<>();
        all.put(server, "server");
        all.put(agent(), "agent");
        all.put(postgres(), "postgres");
        all.put(registry(), "registry");
        all.put(router, "router");
        return all;
    }
}
