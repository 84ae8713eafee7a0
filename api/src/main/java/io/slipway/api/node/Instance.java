package io.slipway.api.node;

import org.jspecify.annotations.Nullable;

/**
 * A running Slipway: the last line of {@code up -o json}, and {@code agent/instance.json} in the data
 * folder, which the server reads at start.
 *
 * @param url of the server, for example {@code http://127.0.0.1:7800}
 * @param router base of routes, for example {@code http://localhost:7880}
 * @param cluster local, none or the path of a kubeconfig
 * @param adminTokenFile API token of local-admin, mode 0600
 * @param agent base URL of the agent
 * @param registry host:port of the local registry on loopback, null when not started
 */
public record Instance(
        String url,
        String router,
        String data,
        String cluster,
        String adminTokenFile,
        String agent,
        String agentTokenFile,
        @Nullable String registry) {}
