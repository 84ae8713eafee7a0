package io.slipway.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A registered cluster.
 *
 * @param state Connected, Degraded, Lost or Starting
 * @param domain default domain of routes
 * @param kubeconfig path of an administrator's file on the server's machine, only in {@code show} of the local cluster
 */
public record ClusterView(
        String name,
        String state,
        @Nullable String version,
        @Nullable String message,
        String domain,
        @Nullable Instant since,
        int nodes,
        int pods,
        @Nullable String kubeconfig) {}
