package io.slipway.agent.daemon;

import io.slipway.agent.network.NamedNetwork;
import io.slipway.agent.os.Cgroups;
import java.util.ArrayList;
import java.util.List;

/** Groups and namespaces that the server's builders keep for the next build, named after the base port. */
final class BuildTraces {
    private static final int SLOTS = 4;

    private BuildTraces() {}

    static List<String> remove(int port) {
        String name = "slipway-build-" + port;
        List<String> stays = new ArrayList<>();
        Cgroups.remove(name).forEach(group -> stays.add("cgroup " + group));
        for (int slot = 0; slot < SLOTS; slot++) {
            stays.addAll(new NamedNetwork(name + "-" + slot, "swb" + port + "s" + slot).remove());
        }
        stays.addAll(NamedNetwork.removeTable(name.replace('-', '_')));
        return stays;
    }
}
