/** What is looked at before a cluster is let in, and again while it is there. */
@NullMarked
package io.slipway.cluster.door;

import org.jspecify.annotations.NullMarked;
