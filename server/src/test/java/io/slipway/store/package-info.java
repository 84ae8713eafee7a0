@NullUnmarked
package io.slipway.store;

import org.jspecify.annotations.NullUnmarked;
