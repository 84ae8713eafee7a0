/** What runs in an environment: its pods, the cluster's events about them, and a pod asked away. */
@NullMarked
package io.slipway.workload;

import org.jspecify.annotations.NullMarked;
