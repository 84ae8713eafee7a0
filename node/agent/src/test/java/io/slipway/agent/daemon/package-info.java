@NullMarked
package io.slipway.agent.daemon;

import org.jspecify.annotations.NullMarked;
