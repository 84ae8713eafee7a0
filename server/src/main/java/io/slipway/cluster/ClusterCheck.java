package io.slipway.cluster;

import io.slipway.health.Check;
import io.slipway.health.Finding;
import java.util.List;
import org.springframework.stereotype.Component;

/** Whether every registered cluster can be reached. */
@Component
class ClusterCheck implements Check {
    private final ClusterStore store;
    private final Pulses pulses;

    ClusterCheck(ClusterStore store, Pulses pulses) {
        this.store = store;
        this.pulses = pulses;
    }

    @Override
    public String name() {
        return "clusters";
    }

    @Override
    public Finding look() {
        List<Cluster> all = store.list();
        List<String> lost = all.stream()
                .filter(one -> pulses.of(one.name()).state().equals("Lost"))
                .map(one -> one.name() + " (" + pulses.of(one.name()).message() + ")")
                .toList();
        if (!lost.isEmpty()) {
            return Finding.degraded("not reached: " + String.join(", ", lost), "slipway cluster list")
                    .as("ClusterAway");
        }
        List<String> bad = all.stream()
                .filter(one -> pulses.of(one.name()).state().equals("Degraded"))
                .map(one -> one.name() + " (" + pulses.of(one.name()).message() + ")")
                .toList();
        return bad.isEmpty()
                ? Finding.ok(all.isEmpty() ? "none is registered" : all.size() + " registered, none lost")
                : Finding.degraded("not well: " + String.join(", ", bad), "slipway cluster list");
    }
}
