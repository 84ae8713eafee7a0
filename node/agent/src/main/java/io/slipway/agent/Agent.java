package io.slipway.agent;

import io.slipway.agent.core.Fault;
import io.slipway.agent.life.Life;
import java.util.List;

/** The agent's program: its daemon and the life-cycle commands that the launcher calls. */
public final class Agent {
    private Agent() {}

    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments)));
    }

    private static int run(List<String> arguments) {
        try {
            return Life.run(arguments);
        } catch (Fault e) {
            System.err.println("slipway: " + Fault.words(e));
            return 1;
        }
    }
}
