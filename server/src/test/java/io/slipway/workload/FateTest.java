package io.slipway.workload;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.LabelSelectorBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudgetBuilder;
import io.slipway.api.PodDeletion;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FateTest {
    private static final Service WEB = new ServiceBuilder()
            .withNewMetadata()
            .withName("web")
            .endMetadata()
            .withNewSpec()
            .withSelector(Map.of("app", "web"))
            .endSpec()
            .build();

    @Test
    void anotherComesInPlaceOfOneOfAReplicaSet() {
        PodDeletion fate = fate(pod("a", "ReplicaSet", true), List.of(pod("b", "ReplicaSet", true)));
        assertThat(fate.effect()).isEqualTo("Replaced");
        assertThat(fate.owner()).isEqualTo("ReplicaSet/o");
        assertThat(fate.lastOf()).isEmpty();
        assertThat(fate.says()).containsExactly("ReplicaSet o makes another pod in its place");
    }

    @Test
    void saysWhichServiceLosesItsLastReadyPod() {
        PodDeletion fate = fate(pod("a", "ReplicaSet", true), List.of(pod("b", "ReplicaSet", false)));
        assertThat(fate.lastOf()).containsExactly("web");
        assertThat(fate.says().get(1)).contains("last ready pod of service web");
        assertThat(fate(pod("a", "ReplicaSet", false), List.of()).lastOf()).isEmpty();
    }

    @Test
    void tellsWhatComesBackAndWhatDoesNot() {
        assertThat(fate(pod("a", "StatefulSet", true), List.of()).effect()).isEqualTo("Again");
        PodDeletion lost = fate(pod("a", null, true), List.of());
        assertThat(lost.effect()).isEqualTo("Lost");
        assertThat(lost.says().getFirst()).contains("nothing makes it again");
        Pod kubelets = new PodBuilder(pod("a", "Node", true))
                .editMetadata()
                .addToAnnotations("kubernetes.io/config.mirror", "x")
                .endMetadata()
                .build();
        assertThat(fate(kubelets, List.of()).effect()).isEqualTo("Kubelets");
        Pod leaving = new PodBuilder(pod("a", "ReplicaSet", true))
                .editMetadata()
                .withDeletionTimestamp("2026-11-21T22:00:00Z")
                .endMetadata()
                .build();
        assertThat(fate(leaving, List.of()).effect()).isEqualTo("Leaving");
    }

    @Test
    void namesTheBudgetsThatKeepIt() {
        Fate fate = new Fate(
                pod("a", "ReplicaSet", true),
                List.of(),
                List.of(),
                List.of(budget("web", 0), budget("roomy", 1), budget("other", 0)));
        assertThat(fate.told("local").keptBy()).containsExactly("web");
    }

    private static PodDeletion fate(Pod pod, List<Pod> others) {
        return new Fate(pod, others, List.of(WEB), List.of()).told("local");
    }

    private static PodDisruptionBudget budget(String name, int allowed) {
        return new PodDisruptionBudgetBuilder()
                .withNewMetadata()
                .withName(name)
                .endMetadata()
                .withNewSpec()
                .withSelector(new LabelSelectorBuilder()
                        .addNewMatchExpression()
                        .withKey("app")
                        .withOperator("In")
                        .withValues(name.equals("other") ? "db" : "web")
                        .endMatchExpression()
                        .build())
                .endSpec()
                .withNewStatus()
                .withDisruptionsAllowed(allowed)
                .endStatus()
                .build();
    }

    private static Pod pod(String name, @Nullable String owner, boolean ready) {
        PodBuilder pod = new PodBuilder()
                .withNewMetadata()
                .withNamespace("shop-dev")
                .withName(name)
                .withUid(name)
                .withLabels(Map.of("app", "web"))
                .endMetadata()
                .withNewSpec()
                .endSpec()
                .withNewStatus()
                .addNewCondition()
                .withType("Ready")
                .withStatus(ready ? "True" : "False")
                .endCondition()
                .endStatus();
        if (owner != null) {
            pod.editMetadata()
                    .addNewOwnerReference()
                    .withKind(owner)
                    .withName("o")
                    .withController(true)
                    .endOwnerReference()
                    .endMetadata();
        }
        return pod.build();
    }
}
