@NullMarked
package io.slipway.agent.network;

import org.jspecify.annotations.NullMarked;
