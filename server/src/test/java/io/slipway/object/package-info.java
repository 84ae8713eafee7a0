@NullUnmarked
package io.slipway.object;

import org.jspecify.annotations.NullUnmarked;
