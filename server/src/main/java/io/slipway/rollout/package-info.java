/**
 * Changes of what an app is in an environment: rendered, committed, applied, followed until the old
 * pods are out of service, proven from outside; taken back when that fails.
 */
@NullMarked
package io.slipway.rollout;

import org.jspecify.annotations.NullMarked;
