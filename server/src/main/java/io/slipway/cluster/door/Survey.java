package io.slipway.cluster.door;

import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.slipway.api.RemovedApi;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What there is to know of a cluster that seldom changes; what may not be read is empty.
 *
 * @param uid of kube-system, which two clusters never share
 * @param kubelets versions that the nodes run
 */
public record Survey(
        @Nullable String uid,
        @Nullable String version,
        List<String> podNetworks,
        List<String> serviceNetworks,
        List<String> kubelets,
        List<RemovedApi> removed) {
    public static final Survey NONE = new Survey(null, null, List.of(), List.of(), List.of(), List.of());
    private static final int METRICS_MILLIS = 15_000;
    private static final long NODES = 500;
    /** Of the nodes' ranges: those that one would read. */
    private static final int SHOWN = 20;

    public static Survey of(KubernetesClient client, @Nullable String version) {
        List<Node> nodes = nodes(client);
        return new Survey(
                uid(client),
                version,
                nodes.stream()
                        .filter(node -> node.getSpec() != null && node.getSpec().getPodCIDRs() != null)
                        .flatMap(node -> node.getSpec().getPodCIDRs().stream())
                        .distinct()
                        .limit(SHOWN)
                        .toList(),
                serviceNetworks(client),
                nodes.stream()
                        .filter(node ->
                                node.getStatus() != null && node.getStatus().getNodeInfo() != null)
                        .map(node -> node.getStatus().getNodeInfo().getKubeletVersion())
                        .distinct()
                        .sorted()
                        .toList(),
                removed(client));
    }

    /** Empty where the metrics are kept from us. */
    private static List<RemovedApi> removed(KubernetesClient client) {
        try {
            return RemovedApis.in(Metrics.lines(client, RemovedApis.METRIC, METRICS_MILLIS));
        } catch (IOException e) {
            throw new KubernetesClientException("its metrics cannot be read: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KubernetesClientException("interrupted while reading its metrics", e);
        }
    }

    public List<Remark> removals() {
        if (removed.isEmpty()) return List.of();
        RemovedApi first = removed.getFirst();
        return List.of(Remark.warning(
                "RemovedApis",
                "%d APIs that later versions have no more are asked for, first %s %s, gone in %s"
                        .formatted(removed.size(), first.api(), first.resource(), first.removedIn()),
                "move to their newer versions before the cluster is raised to " + first.removedIn()));
    }

    public List<Remark> skew() {
        return Versions.skew(version, kubelets);
    }

    /** Addresses that another cluster uses as well: routes could not tell their pods apart. */
    public List<Remark> overlaps(Map<String, Survey> others) {
        List<Remark> remarks = new ArrayList<>();
        others.forEach((name, other) -> {
            List<String> shared = new ArrayList<>(Network.shared(podNetworks, other.podNetworks));
            shared.addAll(Network.shared(serviceNetworks, other.serviceNetworks));
            if (shared.isEmpty()) return;
            remarks.add(Remark.warning(
                    "NetworksOverlap",
                    "its addresses " + String.join(", ", shared) + " are also addresses of cluster '" + name + "'",
                    "let routes reach its pods by node ports or an ingress: their own addresses are not unique here"));
        });
        return remarks;
    }

    private static @Nullable String uid(KubernetesClient client) {
        try {
            Namespace system = client.namespaces().withName("kube-system").get();
            return system == null ? null : system.getMetadata().getUid();
        } catch (KubernetesClientException e) {
            if (forbidden(e)) return null;
            throw e;
        }
    }

    private static List<Node> nodes(KubernetesClient client) {
        try {
            return client.nodes()
                    .list(new ListOptionsBuilder().withLimit(NODES).build())
                    .getItems();
        } catch (KubernetesClientException e) {
            if (forbidden(e)) return List.of();
            throw e;
        }
    }

    /** Told by clusters from 1.33 on. */
    private static List<String> serviceNetworks(KubernetesClient client) {
        try {
            String body = client.raw("/apis/networking.k8s.io/v1/servicecidrs");
            if (body == null) return List.of();
            List<String> networks = new ArrayList<>();
            for (JsonNode item : JsonMapper.shared().readTree(body).path("items")) {
                item.path("spec").path("cidrs").forEach(one -> networks.add(one.asString()));
            }
            return List.copyOf(networks);
        } catch (KubernetesClientException e) {
            if (forbidden(e) || e.getCode() == HttpURLConnection.HTTP_NOT_FOUND) return List.of();
            throw e;
        }
    }

    private static boolean forbidden(KubernetesClientException e) {
        return e.getCode() == HttpURLConnection.HTTP_FORBIDDEN;
    }
}
