package io.slipway.cluster;

import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReviewBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.slipway.core.Code;
import io.slipway.core.Refusal;
import io.slipway.core.Secret;
import java.util.List;

/** The look at a cluster before it is let in: does it answer, may we work there. */
final class Door {
    private record Need(String verb, String group, String resource) {}

    private static final List<Need> NEEDS = List.of(
            new Need("create", "", "namespaces"),
            new Need("patch", "apps", "deployments"),
            new Need("watch", "", "pods"));

    private Door() {}

    static void check(String name, Secret<String> kubeconfig) {
        try (KubernetesClient client = Clients.make(kubeconfig)) {
            client.getKubernetesVersion();
            List<String> missing = NEEDS.stream()
                    .filter(need -> !may(client, need))
                    .map(need -> need.verb() + " " + need.resource())
                    .toList();
            if (!missing.isEmpty()) {
                throw Refusal.of(
                        Code.Invalid,
                        "the user of this kubeconfig may not " + String.join(", ", missing) + " in cluster '" + name
                                + "'",
                        "give a kubeconfig whose user may do that in all namespaces");
            }
        } catch (KubernetesClientException e) {
            throw Refusal.of(
                    Code.ClusterUnreachable,
                    "cluster '" + name + "' did not answer: " + Causes.of(e),
                    "check address, certificate and the way from this server to it");
        }
    }

    private static boolean may(KubernetesClient client, Need need) {
        var review = new SelfSubjectAccessReviewBuilder()
                .withNewSpec()
                .withNewResourceAttributes()
                .withVerb(need.verb())
                .withGroup(need.group())
                .withResource(need.resource())
                .endResourceAttributes()
                .endSpec()
                .build();
        var answer = client.authorization().v1().selfSubjectAccessReview().create(review);
        return answer.getStatus() != null
                && Boolean.TRUE.equals(answer.getStatus().getAllowed());
    }
}
