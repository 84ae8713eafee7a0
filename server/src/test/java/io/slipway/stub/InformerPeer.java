package io.slipway.stub;

import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;

/** {@code InformerPeer URL}: holds all pods by fabric8's informer and prints the bytes that each takes. */
public final class InformerPeer {
    private InformerPeer() {}

    public static void main(String[] args) throws Exception {
        var config = new ConfigBuilder().withMasterUrl(args[0]).build();
        try (var client = new KubernetesClientBuilder().withConfig(config).build()) {
            // What the first list brings in by the way is not the pods'.
            client.pods().inNamespace("none").list();
            long before = used();
            var pods = client.pods().inAnyNamespace().runnableInformer(0);
            pods.start().toCompletableFuture().get(2, TimeUnit.MINUTES);
            int count = pods.getStore().list().size();
            System.out.println((used() - before) / count);
        }
    }

    private static long used() {
        for (int i = 0; i < 3; i++) System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
