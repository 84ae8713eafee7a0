package io.slipway.manifest;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Everything that decides an app's objects in one environment.
 *
 * @param image reference by digest, {@code registry/name@sha256:...}
 * @param mark of the rollout that made this generation of pods; another mark means new pods
 * @param health path of the readiness endpoint, null where ready means TCP
 * @param config the app's environment variables
 */
public record Deployable(
        String project,
        String env,
        String namespace,
        String app,
        String image,
        String version,
        int revision,
        String mark,
        int replicas,
        int port,
        @Nullable String health,
        Map<String, String> config,
        Sizing sizing,
        Pace pace) {

    public Deployable {
        if (!image.contains("@sha256:")) {
            throw new IllegalArgumentException("the image '%s' is not named by digest".formatted(image));
        }
        if (replicas < 0) {
            throw new IllegalArgumentException("replicas must not be below 0, got " + replicas);
        }
        config = new TreeMap<>(config);
    }

    public String configVersion() {
        return Hash.of(config);
    }

    String configName() {
        return app + "-config-" + configVersion();
    }
}
