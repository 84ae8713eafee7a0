@NullUnmarked
package io.slipway.agent.save;

import org.jspecify.annotations.NullUnmarked;
