/** A plan's network namespace, its veth pair and the host's one packet-filter table. */
@NullMarked
package io.slipway.agent.network;

import org.jspecify.annotations.NullMarked;
