package io.slipway.agent.life;

import io.slipway.agent.core.Places;
import io.slipway.agent.core.Ports;
import io.slipway.agent.daemon.DaemonLock;
import io.slipway.agent.os.Listeners;
import io.slipway.agent.os.Pid;
import io.slipway.agent.part.RunningParts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Ports of ours that others listen on. */
final class PortClashes {
    private PortClashes() {}

    static List<String> of(Places places, Ports ports) {
        RunningParts parts = RunningParts.of(places);
        Optional<Pid> daemon = DaemonLock.holder(places);
        List<String> faults = new ArrayList<>();
        ports.all()
                .forEach((port, part) -> Listeners.on(port)
                        .filter(listener -> listener.pid()
                                .filter(pid -> parts.own(pid)
                                        || daemon.filter(own -> own.number() == pid)
                                                .isPresent())
                                .isEmpty())
                        .ifPresent(listener -> faults.add("PortTaken: port " + port + " for " + part + " is in use by "
                                + listener.words() + "; end it or choose other ports with --port and --router-port")));
        return faults;
    }
}
