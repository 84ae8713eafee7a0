package io.slipway.api;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A registered cluster.
 *
 * @param state Connected, Degraded, Lost or Starting
 * @param domain default domain of routes
 * @param kubeconfig path of an administrator's file on the server's machine, only in {@code show} of the local cluster
 * @param server its API server's address
 * @param latencyMillis how long the API server took to answer the last look
 * @param cpu cores that pods may have
 * @param memory bytes that pods may have
 * @param credentialEnds when our certificate or token lapses, null when it does not say
 * @param podNetworks as the nodes tell them
 * @param serviceNetworks as the API server tells them, from Kubernetes 1.33 on
 * @param removedApis what somebody uses there although a later version has it no more
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
        @Nullable String kubeconfig,
        @Nullable String server,
        @Nullable Integer latencyMillis,
        int readyNodes,
        double cpu,
        long memory,
        @Nullable Instant credentialEnds,
        List<String> podNetworks,
        List<String> serviceNetworks,
        List<ClusterWarning> warnings,
        List<RemovedApi> removedApis) {}
