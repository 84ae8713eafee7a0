package io.slipway.api;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a build made, known by digest.
 *
 * @param kind image or jar
 * @param version the tag, {@code yyyyMMddHHmmss-REVISION}
 * @param health path of the readiness endpoint the app brings, null where ready means TCP
 */
public record Artifact(
        UUID id,
        String project,
        String app,
        String kind,
        String version,
        String digest,
        String image,
        String commit,
        String baseDigest,
        @Nullable String health,
        long bytes,
        List<Layer> layers,
        @Nullable Integer build,
        Instant created) {

    /** One layer of the image as it lies in the registry. */
    public record Layer(String name, String digest, long bytes) {}
}
