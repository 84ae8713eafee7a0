package io.slipway.api;

import java.util.List;

/**
 * An image on a node's disk.
 *
 * @param names all its names there
 */
public record NodeImage(List<String> names, long bytes) {}
