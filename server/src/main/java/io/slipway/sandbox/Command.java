package io.slipway.sandbox;

import java.util.List;
import java.util.Map;

/**
 * What to run.
 *
 * @param arguments program and arguments; paths as the run sees them
 * @param environment all of it: nothing is inherited
 * @param folder where it starts
 * @param network true when it may reach the outside; never the platform's own ports
 */
public record Command(
        List<String> arguments,
        Map<String, String> environment,
        String folder,
        List<Mount> mounts,
        boolean network,
        Limits limits) {
    public Command {
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
        mounts = List.copyOf(mounts);
    }
}
