package io.slipway.store;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where this server stands, from {@code agent/instance.json} and properties under {@code slipway.}.
 *
 * @param data the data folder
 * @param url how people and the CLI reach this server
 * @param router base URL of routes
 * @param routerPort where the local router listens on loopback
 * @param port the base port that all others derive from
 * @param cluster local, none or the path of a kubeconfig
 * @param agent base URL of the machine's agent, null when there is none
 * @param registry host:port of the local registry, null when there is none
 * @param parts folder of the Kubernetes parts' binaries, null when there is none
 * @param failpoints true only in tests: edges of steps may be armed to kill the server
 */
public record Settings(
        Path data,
        String url,
        String router,
        int routerPort,
        int port,
        String cluster,
        @Nullable String agent,
        @Nullable Path agentTokenFile,
        @Nullable Path adminTokenFile,
        @Nullable String registry,
        @Nullable Path parts,
        boolean failpoints) {}
