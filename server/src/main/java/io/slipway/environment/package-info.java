/** Environments as namespaces: made on their cluster, and taken down with all that runs in them. */
@NullMarked
package io.slipway.environment;

import org.jspecify.annotations.NullMarked;
