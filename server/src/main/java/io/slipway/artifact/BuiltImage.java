package io.slipway.artifact;

import io.slipway.api.Artifact;
import java.util.List;

/**
 * An image as it lies in the registry.
 *
 * @param bytes of all layers, compressed
 */
public record BuiltImage(String digest, List<Artifact.Layer> layers, long bytes) {}
