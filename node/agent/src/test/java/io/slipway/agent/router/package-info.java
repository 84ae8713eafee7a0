@NullMarked
package io.slipway.agent.router;

import org.jspecify.annotations.NullMarked;
