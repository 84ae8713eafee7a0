package io.slipway.rollout;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an app is in an environment: the outcome of the last rollout that succeeded.
 *
 * @param previous the revision that served before this one
 * @param mark of its generation of pods
 */
record Serving(int revision, @Nullable Integer previous, String mark, int replicas, Instant since) {}
