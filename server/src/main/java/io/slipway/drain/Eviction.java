package io.slipway.drain;

import static java.net.HttpURLConnection.HTTP_CONFLICT;
import static java.net.HttpURLConnection.HTTP_NOT_FOUND;

import io.fabric8.kubernetes.api.model.DeleteOptionsBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.policy.v1.EvictionBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;

/** A pod asked away by the eviction API, which keeps disruption budgets. */
public final class Eviction {
    private Eviction() {}

    /**
     * False while a disruption budget keeps it.
     *
     * @param dry the API server only tries it
     * @throws KubernetesClientException for any other refusal; not when it is gone, or another pod bears its name
     */
    public static boolean ask(KubernetesClient client, Pod pod, boolean dry) {
        String namespace = pod.getMetadata().getNamespace();
        String name = pod.getMetadata().getName();
        DeleteOptionsBuilder options = new DeleteOptionsBuilder()
                // Another one of its name may be there by now.
                .withNewPreconditions()
                .withUid(pod.getMetadata().getUid())
                .endPreconditions();
        if (dry) options.withDryRun("All");
        try {
            return client.pods()
                    .inNamespace(namespace)
                    .withName(name)
                    .evict(new EvictionBuilder()
                            .withNewMetadata()
                            .withNamespace(namespace)
                            .withName(name)
                            .endMetadata()
                            .withDeleteOptions(options.build())
                            .build());
        } catch (KubernetesClientException e) {
            if (e.getCode() == HTTP_NOT_FOUND || e.getCode() == HTTP_CONFLICT) return true;
            throw e;
        }
    }
}
