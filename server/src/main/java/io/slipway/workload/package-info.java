/** What runs in an environment: its pods, the cluster's events about them, and their logs. */
@NullMarked
package io.slipway.workload;

import org.jspecify.annotations.NullMarked;
