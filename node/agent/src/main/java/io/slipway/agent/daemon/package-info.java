/** The agent's own process: adopts what runs, serves the protocol on loopback. */
@NullMarked
package io.slipway.agent.daemon;

import org.jspecify.annotations.NullMarked;
