package io.slipway.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBinding;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.storage.StorageClass;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SystemManifestsTest {
    private static final LocalCluster CLUSTER =
            new LocalCluster(Path.of("/data"), Path.of("/parts"), 7800, 7803, List.of("192.0.2.53"));
    private static final List<HasMetadata> SYSTEM = SystemManifests.system(
            CLUSTER, new SystemImages(image("pause"), image("coredns"), image("local-path"), image("busybox")));

    @Test
    void answersNamesWhereTheKubeletSaysTheyAreAnswered() {
        assertThat(the(Service.class, "kube-dns").getSpec().getClusterIP()).isEqualTo("10.228.0.10");
    }

    @Test
    void runsOnlyImagesOfThisMachine() {
        assertThat(all(Deployment.class))
                .flatExtracting(d -> d.getSpec().getTemplate().getSpec().getContainers())
                .allSatisfy(c -> assertThat(c.getImage()).startsWith("127.0.0.1:7803/slipway/"));
    }

    @Test
    void letsTheRouterReadServicesAndTheirEndpointsOnly() {
        List<PolicyRule> rules = the(ClusterRole.class, "slipway-router").getRules();
        assertThat(rules)
                .flatExtracting(PolicyRule::getResources)
                .containsExactlyInAnyOrder("services", "endpointslices");
        assertThat(rules).allSatisfy(rule -> assertThat(rule.getVerbs()).containsExactly("get", "list", "watch"));
    }

    @Test
    void keepsVolumesInTheDataFolderByDefault() {
        assertThat(the(StorageClass.class, "local-path").getMetadata().getAnnotations())
                .containsEntry("storageclass.kubernetes.io/is-default-class", "true");
        assertThat(SYSTEM.toString()).contains("/data/cluster/local/volumes");
    }

    @Test
    void namesServiceAccountsThatAreThere() {
        List<String> accounts = all(ServiceAccount.class).stream()
                .map(a -> a.getMetadata().getName())
                .toList();
        assertThat(all(Deployment.class))
                .extracting(d -> d.getSpec().getTemplate().getSpec().getServiceAccountName())
                .isSubsetOf(accounts);
        List<String> args = the(Deployment.class, "local-path-provisioner")
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .getFirst()
                .getArgs();
        assertThat(args.get(args.indexOf("--service-account-name") + 1)).isIn(accounts);
    }

    @Test
    void givesThePlatformsGroupTheCluster() {
        ClusterRoleBinding binding =
                (ClusterRoleBinding) SystemManifests.admins(CLUSTER).getFirst();
        assertThat(binding.getRoleRef().getName()).isEqualTo("cluster-admin");
        assertThat(binding.getSubjects()).extracting(s -> s.getName()).containsExactly("slipway:admins");
    }

    private static SystemImage image(String name) {
        return new SystemImage("127.0.0.1:7803/slipway/" + name, "1", Map.of(), List.of());
    }

    private static <T extends HasMetadata> List<T> all(Class<T> kind) {
        return SYSTEM.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private static <T extends HasMetadata> T the(Class<T> kind, String name) {
        return all(kind).stream()
                .filter(object -> object.getMetadata().getName().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
