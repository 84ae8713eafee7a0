@NullUnmarked
package io.slipway.usage;

import org.jspecify.annotations.NullUnmarked;
