/** Log lines of apps: what the runtime took from a container, or a file that the app writes. */
@NullMarked
package io.slipway.logs;

import org.jspecify.annotations.NullMarked;
