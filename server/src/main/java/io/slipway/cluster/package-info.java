/** Registered clusters and the only place that makes clients for them. */
@NullMarked
package io.slipway.cluster;

import org.jspecify.annotations.NullMarked;
