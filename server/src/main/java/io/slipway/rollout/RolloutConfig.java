package io.slipway.rollout;

import io.slipway.api.Environment.EnvClass;
import io.slipway.manifest.Pace;
import io.slipway.manifest.Sizing;
import java.time.Duration;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Settings under {@code slipway.rollout.} and {@code slipway.size.}. */
@Component
class RolloutConfig {
    private final Pace pace;
    private final Sizing sizing;
    private final Duration longestPause;

    RolloutConfig(Environment env) {
        Pace usual = Pace.DEFAULT;
        this.pace = new Pace(
                number(env, "deadline", usual.deadline()),
                number(env, "minReady", usual.minReady()),
                number(env, "preStop", usual.preStop()),
                number(env, "grace", usual.grace()),
                number(env, "startup", usual.startup()));
        this.longestPause = env.getProperty("slipway.rollout.longestPause", Duration.class, Duration.ofHours(1));
        Sizing size = Sizing.DEFAULT;
        this.sizing = new Sizing(
                env.getProperty("slipway.size.cpuRequest", size.cpuRequest()),
                env.getProperty("slipway.size.cpuLimit", size.cpuLimit()),
                env.getProperty("slipway.size.memoryRequest", size.memoryRequest()),
                env.getProperty("slipway.size.memoryLimit", size.memoryLimit()),
                env.getProperty("slipway.size.heapPercent", Integer.class, size.heapPercent()));
    }

    private static int number(Environment env, String name, int otherwise) {
        return env.getProperty("slipway.rollout." + name, Integer.class, otherwise);
    }

    Pace pace() {
        return pace;
    }

    Sizing sizing() {
        return sizing;
    }

    /** The cluster gives up first and says why; this is the net below it. */
    Duration deadline() {
        return Duration.ofSeconds(pace.deadline() + 60L);
    }

    /** How long one may stand still because somebody paused it; after that it is taken back. */
    Duration longestPause() {
        return longestPause;
    }

    int replicas(EnvClass envClass) {
        return envClass == EnvClass.prod ? 2 : 1;
    }
}
