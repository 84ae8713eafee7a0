/** Values of the agent without behaviour of their own: where things lie, settings, faults, JSON files. */
@NullMarked
package io.slipway.agent.core;

import org.jspecify.annotations.NullMarked;
