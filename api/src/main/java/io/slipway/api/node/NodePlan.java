package io.slipway.api.node;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything a machine must hold and run for one purpose, as data: the server's bootstrapper makes
 * it, the agent makes it true, again and again ({@code PUT /plans/NAME}, idempotent). The agent
 * keeps it on disk, so that the next start needs no server.
 *
 * @param name for example {@code cluster-local}
 * @param files written before the parts start
 * @param network namespaces and packet filter, null when the host's own network serves
 * @param parts processes in start order
 */
public record NodePlan(
        String name, List<FileSpec> files, @Nullable Network network, List<Part> parts) {

    /**
     * A file or, when {@code content} and {@code link} are null, a folder.
     *
     * @param path absolute
     * @param content base64 of the bytes
     * @param link target of a symbolic link instead
     * @param mode octal, for example {@code 0600}
     * @param owner user name, null for root
     */
    public record FileSpec(
            String path,
            @Nullable String content,
            @Nullable String link,
            String mode,
            @Nullable String owner) {}

    /**
     * A network namespace joined to the host by one veth pair.
     *
     * @param namespace name for {@code ip netns}
     * @param hostLink name of the host's end, at most 15 characters
     * @param hostAddress of the host's end with prefix length, for example {@code 10.99.78.1/30}
     * @param nodeAddress of the inner end, same form
     * @param routes networks that the host reaches through the node, for example the pod network
     * @param table name of the host's one nft table ("inet" family); masquerades what leaves from {@code routes} and the node
     * @param portsFromNode host loopback TCP ports reachable from inside at the host's address
     * @param sysctls set inside the namespace
     */
    public record Network(
            String namespace,
            String hostLink,
            String hostAddress,
            String nodeAddress,
            List<String> routes,
            String table,
            List<Integer> portsFromNode,
            Map<String, String> sysctls) {}

    /**
     * One supervised process.
     *
     * @param name unique on the machine, for example {@code kubelet}
     * @param command absolute program and arguments
     * @param environment the whole environment; nothing is inherited
     * @param inNamespace run inside the plan's network namespace
     * @param after names of parts of this plan that must be ready first
     * @param ready how to know that it serves, null: running is ready
     * @param unmount mount points under these folders are unmounted after its end at down
     * @param cgroups cgroup paths below every controller (v1) or the root (v2), emptied and removed at down
     */
    public record Part(
            String name,
            List<String> command,
            Map<String, String> environment,
            @Nullable String user,
            @Nullable String workDir,
            boolean inNamespace,
            List<String> after,
            @Nullable Ready ready,
            int stopSeconds,
            List<String> unmount,
            List<String> cgroups) {}

    /**
     * A readiness check, tried until it holds or {@code seconds} are over.
     *
     * @param kind tcp (host:port), http or https (url; certificate from {@code ca}, client by {@code cert} and {@code key}, PEM files), socket (path), exec
     * @param target what to try
     */
    public record Ready(
            String kind,
            String target,
            @Nullable String ca,
            @Nullable String cert,
            @Nullable String key,
            int seconds) {}
}
