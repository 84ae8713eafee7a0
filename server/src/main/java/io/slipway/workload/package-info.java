/** What runs in an environment: its pods, and the cluster's events about them. */
@NullMarked
package io.slipway.workload;

import org.jspecify.annotations.NullMarked;
