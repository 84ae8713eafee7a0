package io.slipway.agent.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.api.node.NodePlan.Network;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PacketFilterTest {
    private static Network network(List<Integer> ports) {
        return new Network(
                "n", "veth-n", "10.99.1.1/30", "10.99.1.2/30", List.of("10.101.0.0/16"), "slipway_t", ports, Map.of());
    }

    @Test
    void masqueradesWhatLeavesAndOpensOnlyTheNamedPorts() {
        String table = PacketFilter.table(network(List.of(7803, 7804)));

        assertThat(table)
                .startsWith("table inet slipway_t\ndelete table inet slipway_t\n")
                .contains("ip saddr { 10.99.1.2, 10.101.0.0/16 } masquerade")
                .contains(
                        "iifname \"veth-n\" ip saddr 10.99.1.2 ip daddr 10.99.1.1 tcp dport { 7803, 7804 } dnat ip to 127.0.0.1")
                .contains("iifname \"veth-n\" ip daddr 127.0.0.0/8 drop");
    }

    @Test
    void opensNothingWithoutPorts() {
        assertThat(PacketFilter.table(network(List.of()))).doesNotContain("dnat ip to");
    }
}
