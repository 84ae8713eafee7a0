package io.slipway.stub;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.lang.management.ManagementFactory;
import java.util.List;

/** {@code InformerPeer URL}: holds all pods as fabric8's informers hold them, and prints the bytes that each takes. */
public final class InformerPeer {
    private InformerPeer() {}

    public static void main(String[] args) {
        var config = new ConfigBuilder().withMasterUrl(args[0]).build();
        try (var client = new KubernetesClientBuilder().withConfig(config).build()) {
            // What the first list brings in by the way is not the pods'.
            client.pods().inNamespace("none").list();
            long before = used();
            List<Pod> pods = client.pods().inAnyNamespace().list().getItems();
            System.out.println((used() - before) / pods.size());
        }
    }

    private static long used() {
        for (int i = 0; i < 3; i++) System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
