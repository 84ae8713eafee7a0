@NullMarked
package io.slipway.agent.os;

import org.jspecify.annotations.NullMarked;
