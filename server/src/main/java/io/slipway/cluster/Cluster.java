package io.slipway.cluster;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A cluster as it is recorded.
 *
 * @param domain default domain of routes
 * @param kubeconfigFile path on this machine, null when the content was handed in and is kept sealed
 */
public record Cluster(String name, String domain, @Nullable String kubeconfigFile, Instant created) {}
