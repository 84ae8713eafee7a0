package io.slipway.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whose number of pods is written where an autoscaler is. */
class ReplicasTest {
    private static final Replicas.Wanted TWO = new Replicas.Wanted(2, false);
    private FakeKube kube;

    @BeforeEach
    void start() throws IOException {
        kube = new FakeKube();
    }

    @AfterEach
    void stop() {
        kube.close();
    }

    @Test
    void whatIsOursIsWrittenAsItIs() {
        assertThat(replicas(workload(3), live(5, "slipway"), TWO)).isEqualTo(3);
    }

    @Test
    void whatHasNoneYetOrSleepsGetsANumber() {
        assertThat(replicas(workload(null), null, TWO)).isEqualTo(2);
        assertThat(replicas(workload(null), live(0, "slipway"), TWO)).isEqualTo(2);
        assertThat(replicas(workload(null), live(5, "kube"), new Replicas.Wanted(4, true)))
                .isEqualTo(4);
    }

    @Test
    void theAutoscalersNumberIsLeftAlone() {
        Replicas.Settled settled = settle(workload(null), live(5, "kube-controller-manager"), TWO);
        assertThat(settled.workload().getSpec().getReplicas()).isNull();
        assertThat(settled.version()).isEqualTo("7");
    }

    @Test
    void ourOwnNumberIsHandedOverBeforeItIsLeftOut() {
        kube.client
                .resource(live(5, "slipway"))
                .fieldManager("slipway")
                .forceConflicts()
                .serverSideApply();
        Deployment live = kube.client.resource(live(5, "slipway")).get();
        live.getMetadata().setManagedFields(live(5, "slipway").getMetadata().getManagedFields());
        Replicas.Settled settled = settle(workload(null), live, TWO);
        assertThat(settled.workload().getSpec().getReplicas()).isNull();
        assertThat(settled.version()).isNotEqualTo(live.getMetadata().getResourceVersion());
        assertThat(kube.object("web").get("spec").get("replicas").asInt()).isEqualTo(5);
    }

    private @Nullable Integer replicas(Deployment workload, @Nullable Deployment live, Replicas.Wanted wanted) {
        return settle(workload, live, wanted).workload().getSpec().getReplicas();
    }

    private Replicas.Settled settle(Deployment workload, @Nullable Deployment live, Replicas.Wanted wanted) {
        return Replicas.settle(kube.client, workload, live, wanted, () -> {});
    }

    private static Deployment workload(@Nullable Integer replicas) {
        return new DeploymentBuilder()
                .withNewMetadata()
                .withNamespace("shop-dev")
                .withName("web")
                .endMetadata()
                .withNewSpec()
                .withReplicas(replicas)
                .endSpec()
                .build();
    }

    private static Deployment live(int replicas, String manager) {
        return Serialization.unmarshal(
                """
                apiVersion: apps/v1
                kind: Deployment
                metadata:
                  namespace: shop-dev
                  name: web
                  resourceVersion: "%s"
                  managedFields: [{manager: %s, operation: Apply, fieldsV1: {"f:spec": {"f:replicas": {}}}}]
                spec: {replicas: %d}
                """.formatted(manager.equals("slipway") ? "1" : "7", manager, replicas), Deployment.class);
    }
}
