package io.slipway.agent.daemon;

import io.slipway.agent.core.Settings;
import io.slipway.agent.network.Forwarding;
import io.slipway.agent.os.Strays;
import io.slipway.agent.os.Users;
import io.slipway.agent.part.Ending;
import io.slipway.agent.plan.Plans;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The end of everything that runs on a data folder; whoever calls holds the folder's lock. */
public final class AllDown {
    private AllDown() {}

    /** Returns what stays. */
    public static List<String> of(Settings settings, Consumer<String> ended, Consumer<String> removed) {
        List<String> stays = new ArrayList<>(Ending.all(settings.places(), ended));
        // Without parts there is no folder of binaries, and "" would mean the one we stand in.
        if (!settings.partsDir().isEmpty()) stays.addAll(strays(settings));
        if (!Users.root()) return stays;
        stays.addAll(Plans.removeNetworks(settings.places(), removed));
        stays.addAll(BuildTraces.remove(settings.port()));
        Forwarding.leave("port-" + settings.port());
        return stays;
    }

    private static List<String> strays(Settings settings) {
        Path binaries =
                Path.of(settings.partsDir()).toAbsolutePath().resolve("..").normalize();
        return new Strays(settings.places().data(), binaries)
                .end().stream()
                        .map(pid -> "pid " + pid.number() + " does not end")
                        .toList();
    }
}
