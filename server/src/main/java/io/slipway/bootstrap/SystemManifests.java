package io.slipway.bootstrap;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.List;
import java.util.Map;

/** Pure: what a local cluster runs of its own, and who may do what in it. */
final class SystemManifests {
    private SystemManifests() {}

    /** Lets the platform in; the only objects that need the bootstrap identity. */
    static List<HasMetadata> admins(LocalCluster cluster) {
        return objects("admins.yaml", Configs.values(cluster));
    }

    static List<HasMetadata> system(LocalCluster cluster, SystemImages images) {
        Map<String, String> values = Configs.values(cluster);
        values.put("corednsImage", images.coredns().name());
        values.put("localPathImage", images.localPath().name());
        values.put("busyboxImage", images.busybox().name());
        return objects("system.yaml", values);
    }

    private static List<HasMetadata> objects(String resource, Map<String, String> values) {
        Object read = new KubernetesSerialization().unmarshal(Configs.fill(resource, values));
        List<?> found = read instanceof List<?> several ? several : List.of(read);
        return found.stream().map(HasMetadata.class::cast).toList();
    }
}
