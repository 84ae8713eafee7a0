/** Plans on disk and how they are made true. */
@NullMarked
package io.slipway.agent.plan;

import org.jspecify.annotations.NullMarked;
