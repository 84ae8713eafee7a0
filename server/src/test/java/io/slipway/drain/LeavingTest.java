package io.slipway.drain;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LeavingTest {
    @Test
    void tellsApartWhatComesBackAndWhatDoesNot() {
        Pod web = pod("web", "ReplicaSet");
        Pod cache = new PodBuilder(pod("cache", "StatefulSet"))
                .editSpec()
                .addNewVolume()
                .withName("data")
                .withNewEmptyDir()
                .endEmptyDir()
                .endVolume()
                .endSpec()
                .build();
        Pod agent = pod("agent", "DaemonSet");
        Pod single = pod("single", null);
        Pod over = new PodBuilder(pod("over", "Job"))
                .editStatus()
                .withPhase("Succeeded")
                .endStatus()
                .build();
        Pod kubelets = new PodBuilder(pod("etcd", "Node"))
                .editMetadata()
                .withAnnotations(Map.of("kubernetes.io/config.mirror", "x"))
                .endMetadata()
                .build();

        Leaving leaving = Leaving.of(List.of(web, cache, agent, single, over, kubelets));

        assertThat(Leaving.names(leaving.movable())).containsExactly("shop/cache", "shop/web");
        assertThat(Leaving.names(leaving.alone())).containsExactly("shop/single");
        assertThat(Leaving.names(leaving.local())).containsExactly("shop/cache");
        assertThat(EvictStep.words(List.of(web), List.of(cache)))
                .isEqualTo("1 pod leaves; 1 waits for a disruption budget: shop/cache");
        assertThat(EvictStep.words(List.of(web, cache), List.of())).isEqualTo("2 pods leave");
    }

    private static Pod pod(String name, @org.jspecify.annotations.Nullable String owner) {
        PodBuilder pod = new PodBuilder()
                .withNewMetadata()
                .withNamespace("shop")
                .withName(name)
                .endMetadata()
                .withNewSpec()
                .endSpec()
                .withNewStatus()
                .withPhase("Running")
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
