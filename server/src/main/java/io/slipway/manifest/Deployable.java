package io.slipway.manifest;

import io.slipway.api.Autoscale.Bounds;
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
 * @param bounds in which an autoscaler sets the number of pods; null where that is ours
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
        Pace pace,
        @Nullable Bounds bounds) {

    public Deployable {
        if (!image.contains("@sha256:")) {
            throw new IllegalArgumentException("the image '%s' is not named by digest".formatted(image));
        }
        if (replicas < 0) {
            throw new IllegalArgumentException("replicas must not be below 0, got " + replicas);
        }
        config = new TreeMap<>(config);
    }

    /** An app that sleeps is left asleep by its autoscaler. */
    boolean scaled() {
        return bounds != null && replicas > 0;
    }

    /** Pods at the least, as long as nobody changes what is asked for. */
    int least() {
        return bounds != null && replicas > 0 ? bounds.min() : replicas;
    }

    public String configVersion() {
        return Hash.of(config);
    }

    String configName() {
        return app + "-config-" + configVersion();
    }
}
