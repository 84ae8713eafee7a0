@NullMarked
package io.slipway.agent.plan;

import org.jspecify.annotations.NullMarked;
