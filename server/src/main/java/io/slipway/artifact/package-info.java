/** What builds make and what they stand on: images, their layers, base images, the registry. */
@NullMarked
package io.slipway.artifact;

import org.jspecify.annotations.NullMarked;
