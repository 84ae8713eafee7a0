@NullMarked
package io.slipway.agent.part;

import org.jspecify.annotations.NullMarked;
