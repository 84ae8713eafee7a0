package io.slipway.artifact;

import java.nio.file.Path;

/**
 * A file and where it lies in an image.
 *
 * @param inside absolute path in the image
 */
public record FileAt(Path source, String inside) {}
