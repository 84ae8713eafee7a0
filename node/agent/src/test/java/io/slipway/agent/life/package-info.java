@NullMarked
package io.slipway.agent.life;

import org.jspecify.annotations.NullMarked;
