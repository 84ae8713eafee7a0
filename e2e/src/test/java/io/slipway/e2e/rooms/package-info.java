/** The rooms of a cluster at a size that hurts. */
@NullUnmarked
package io.slipway.e2e.rooms;

import org.jspecify.annotations.NullUnmarked;
