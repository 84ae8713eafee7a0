/** Listener of events: topics for browsers and the CLI. */
@NullMarked
package io.slipway.live;

import org.jspecify.annotations.NullMarked;
