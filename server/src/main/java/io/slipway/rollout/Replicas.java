package io.slipway.rollout;

import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.apps.DeploymentSpecBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.slipway.core.Labels;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whose number of pods holds where an autoscaler is: the autoscaler's. A rollout leaves the number out, so that
 * neither takes back what the other wrote.
 */
final class Replicas {
    /** Keeps the number of an app that we leave to its autoscaler, until that writes for the first time. */
    private static final String KEEPER = "slipway-scale";

    private Replicas() {}

    /**
     * @param replicas for what has none yet, or sleeps
     * @param exactly the number is what is asked for
     */
    record Wanted(int replicas, boolean exactly) {}

    /** What is to be written, over what version. */
    record Settled(Deployment workload, String version) {}

    static Settled settle(
            KubernetesClient client, Deployment workload, @Nullable Deployment live, Wanted wanted, Runnable lease) {
        String version = live == null ? FencedApply.ABSENT : live.getMetadata().getResourceVersion();
        boolean ours = workload.getSpec().getReplicas() != null;
        if (ours) return new Settled(workload, version);
        Integer now = live == null ? null : live.getSpec().getReplicas();
        if (live == null || now == null || now == 0 || wanted.exactly()) {
            Deployment numbered = client.getKubernetesSerialization().clone(workload);
            numbered.getSpec().setReplicas(wanted.replicas());
            return new Settled(numbered, version);
        }
        return new Settled(workload, held(live) ? handedOver(client, live, now, lease) : version);
    }

    /** What its last manager leaves out falls back to 1: somebody has to hold it when we let go. */
    private static String handedOver(KubernetesClient client, Deployment live, int replicas, Runnable lease) {
        Deployment number = new DeploymentBuilder()
                .withMetadata(new ObjectMetaBuilder()
                        .withNamespace(live.getMetadata().getNamespace())
                        .withName(live.getMetadata().getName())
                        .withResourceVersion(live.getMetadata().getResourceVersion())
                        .build())
                .withSpec(new DeploymentSpecBuilder().withReplicas(replicas).build())
                .build();
        lease.run();
        try {
            return client.resource(number)
                    .fieldManager(KEEPER)
                    .forceConflicts()
                    .serverSideApply()
                    .getMetadata()
                    .getResourceVersion();
        } catch (KubernetesClientException e) {
            throw FencedApply.refused(live, e);
        }
    }

    /** Whether our own apply says the number so far. */
    private static boolean held(Deployment live) {
        return live.getMetadata().getManagedFields().stream()
                .filter(entry -> Labels.MANAGER.equals(entry.getManager()) && "Apply".equals(entry.getOperation()))
                .anyMatch(Replicas::saysReplicas);
    }

    private static boolean saysReplicas(ManagedFieldsEntry entry) {
        return entry.getFieldsV1() != null
                && entry.getFieldsV1().getAdditionalProperties().get("f:spec") instanceof Map<?, ?> spec
                && spec.containsKey("f:replicas");
    }
}
