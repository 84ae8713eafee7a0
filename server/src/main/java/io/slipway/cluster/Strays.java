package io.slipway.cluster;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.slipway.core.Labels;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Namespaces in a cluster that carry our labels. Without an environment here they are another Slipway's,
 * or what is left of one: whose they are cannot be seen, so they are named and not touched.
 */
@Component
class Strays {
    private final Clients clients;
    private final Pulses pulses;

    Strays(Clients clients, Pulses pulses) {
        this.clients = clients;
        this.pulses = pulses;
    }

    List<String> in(String cluster) {
        // One that does not answer must not hold up that it is forgotten.
        if (!pulses.of(cluster).state().equals("Connected")) return List.of();
        try {
            return clients
                    .get(cluster)
                    .namespaces()
                    .withLabel(Labels.MANAGED_BY, Labels.MANAGER)
                    .withLabel(Labels.PROJECT)
                    .list()
                    .getItems()
                    .stream()
                    .map(one -> one.getMetadata().getName())
                    .toList();
        } catch (KubernetesClientException e) {
            return List.of("not known: " + Causes.of(e));
        }
    }
}
