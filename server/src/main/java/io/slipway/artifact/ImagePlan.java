package io.slipway.artifact;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * An image to be made. The same plan makes the same digest; only {@code tag} is not part of it.
 *
 * @param base reference of the base image, best with a digest
 * @param repository where it goes, {@code HOST:PORT/PATH}
 * @param created the time that the image carries
 */
public record ImagePlan(
        String base,
        String repository,
        String tag,
        List<Layer> layers,
        List<String> entrypoint,
        Map<String, String> environment,
        Map<String, String> labels,
        int port,
        Instant created) {

    /** Files that change together. */
    public record Layer(String name, List<FileAt> files) {}
}
