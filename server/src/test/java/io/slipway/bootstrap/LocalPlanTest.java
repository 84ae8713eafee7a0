package io.slipway.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.api.node.NodePlan;
import io.slipway.api.node.NodePlan.FileSpec;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class LocalPlanTest {
    private static final LocalCluster CLUSTER =
            new LocalCluster(Path.of("/data"), Path.of("/parts"), 7800, 7803, List.of("192.0.2.53"));

    @Test
    void isTheSameEachTime() {
        assertThat(LocalPlan.of(CLUSTER, "pause:1")).isEqualTo(LocalPlan.of(CLUSTER, "pause:1"));
    }

    @Test
    void givesTwoPlatformsNetworksOfTheirOwn() {
        LocalCluster other = new LocalCluster(Path.of("/other"), Path.of("/parts"), 7900, 7903, List.of("192.0.2.53"));
        assertThat(other.podNetwork()).isNotEqualTo(CLUSTER.podNetwork());
        assertThat(other.serviceNetwork()).isNotEqualTo(CLUSTER.serviceNetwork());
        assertThat(other.nodeAddress()).isNotEqualTo(CLUSTER.nodeAddress());
        assertThat(other.namespace()).isNotEqualTo(CLUSTER.namespace());
        assertThat(other.cgroup()).isNotEqualTo(CLUSTER.cgroup());
        assertThat(other.table()).isNotEqualTo(CLUSTER.table());
    }

    @Test
    void startsEachPartAfterWhatItNeeds() {
        NodePlan plan = LocalPlan.of(CLUSTER, "pause:1");
        List<String> names = plan.parts().stream().map(NodePlan.Part::name).toList();
        for (NodePlan.Part part : plan.parts()) {
            assertThat(names.subList(0, names.indexOf(part.name()))).containsAll(part.after());
            assertThat(part.inNamespace()).isTrue();
        }
    }

    @Test
    void putsWhatRunsContainersIntoGroupsThatDownEmpties() {
        NodePlan plan = LocalPlan.of(CLUSTER, "pause:1");
        for (NodePlan.Part part : plan.parts()) {
            if (!List.of("kubelet", "containerd").contains(part.name())) continue;
            assertThat(part.command()).startsWith("/bin/sh", "/data/cluster/local/cgroups.sh", "/slipway-78");
        }
        assertThat(text(plan, "kubelet.yaml")).contains("cgroupRoot: /slipway-78\n");
        assertThat(text(plan, "containerd.toml")).contains("ShimCgroup = \"/slipway-78/shims\"");
        assertThat(plan.parts())
                .filteredOn(p -> p.cgroups().contains("/slipway-78"))
                .hasSize(1);
    }

    @Test
    void pullsImagesThroughTheLinkToTheHost() {
        assertThat(text(LocalPlan.of(CLUSTER, "pause:1"), "certs.d/127.0.0.1:7803/hosts.toml"))
                .contains("[host.\"http://10.99.78.1:7803\"]");
    }

    @Test
    void leavesNoVariableUnfilled() {
        for (FileSpec file : LocalPlan.of(CLUSTER, "pause:1").files()) {
            if (file.content() == null) continue;
            assertThat(text(file)).as(file.path()).doesNotContain("${");
        }
    }

    @Test
    void keepsLinkNamesWithinTheKernelsLimit() {
        assertThat(new LocalCluster(Path.of("/d"), Path.of("/p"), 65000, 1, List.of()).hostLink())
                .hasSizeLessThanOrEqualTo(15);
    }

    private static String text(NodePlan plan, String name) {
        return plan.files().stream()
                .filter(file -> file.path().equals("/data/cluster/local/" + name))
                .map(LocalPlanTest::text)
                .findFirst()
                .orElseThrow();
    }

    private static String text(FileSpec file) {
        return new String(Base64.getDecoder().decode(file.content()), StandardCharsets.UTF_8);
    }
}
