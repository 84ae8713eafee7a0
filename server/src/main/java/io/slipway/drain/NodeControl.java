package io.slipway.drain;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.slipway.cluster.Causes;
import io.slipway.cluster.Clusters;
import io.slipway.core.Actor;
import io.slipway.core.Code;
import io.slipway.core.Refusal;
import java.net.HttpURLConnection;
import org.springframework.stereotype.Component;

/** NodeControl as the API server has them. */
@Component
class NodeControl {
    private final Clusters clusters;

    NodeControl(Clusters clusters) {
        this.clusters = clusters;
    }

    KubernetesClient client(String cluster, Actor actor) {
        clusters.get(cluster);
        return clusters.as(actor, null, cluster);
    }

    /** Refuses a node that is not there. */
    void check(String cluster, String node, Actor actor) {
        try {
            Node found = client(cluster, actor).nodes().withName(node).get();
            if (found == null) {
                throw Refusal.of(
                        Code.NotFound,
                        "cluster '" + cluster + "' has no node '" + node + "'",
                        "'slipway cluster show " + cluster + "' and its page in the console tell the nodes");
            }
        } catch (KubernetesClientException e) {
            throw away(cluster, e);
        }
    }

    /** False when somebody has taken it back into use, or it is gone. */
    boolean cordoned(String cluster, String node, Actor actor) {
        Node found = client(cluster, actor).nodes().withName(node).get();
        return found != null && Boolean.TRUE.equals(found.getSpec().getUnschedulable());
    }

    /** What runs on it and would leave it. */
    Leaving leaving(String cluster, String node, Actor actor) {
        try {
            return Leaving.of(client(cluster, actor)
                    .pods()
                    .inAnyNamespace()
                    .withField("spec.nodeName", node)
                    .list()
                    .getItems());
        } catch (KubernetesClientException e) {
            throw away(cluster, e);
        }
    }

    /** Whether new pods may come to it. */
    void schedulable(String cluster, String node, boolean may, Actor actor) {
        try {
            client(cluster, actor)
                    .nodes()
                    .withName(node)
                    .patch(
                            PatchContext.of(PatchType.STRATEGIC_MERGE),
                            "{\"spec\":{\"unschedulable\":" + (may ? "null" : "true") + "}}");
        } catch (KubernetesClientException e) {
            throw away(cluster, e);
        }
    }

    /** What is only away for a moment is tried again by who runs long work. */
    static RuntimeException away(String cluster, KubernetesClientException e) {
        if (e.getCode() != HttpURLConnection.HTTP_FORBIDDEN) return e;
        return Refusal.of(
                Code.NotPermitted,
                "cluster '" + cluster + "': " + Causes.of(e),
                "its kubeconfig lacks the right; attach the cluster with one that has it");
    }
}
