@NullUnmarked
package io.slipway.save;

import org.jspecify.annotations.NullUnmarked;
