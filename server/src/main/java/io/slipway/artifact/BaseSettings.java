package io.slipway.artifact;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where base images come from.
 *
 * @param recipe text of the recipe
 * @param jdk that the runtime is cut from
 * @param trust PEM bundle of trusted certificates
 * @param cache folder of composed images
 * @param layers folder of base layers, compressed
 * @param shipped folder of packages and composed images that came with a release archive
 */
public record BaseSettings(String recipe, Path jdk, Path trust, Path cache, Path layers, Optional<Path> shipped) {}
