package io.slipway.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.slipway.Allocation;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Bounds of half as much again as was measured: a guard against a careless copy, not a goal. */
class MirrorCostTest {
    private static final Pod POD = Serialization.unmarshal("""
            metadata:
              namespace: demo-dev
              name: hello-1
              uid: u
              creationTimestamp: "2026-01-01T00:00:00Z"
              labels: {slipway.io/project: demo, slipway.io/env: dev, slipway.io/app: hello, slipway.io/revision: "7"}
              annotations: {slipway.io/rollout: r-7}
              ownerReferences: [{kind: ReplicaSet, name: hello-abc}]
            spec: {nodeName: n1, containers: [{name: hello, image: reg/hello}]}
            status:
              phase: Running
              podIP: 10.1.0.7
              conditions: [{type: PodScheduled, status: "True"}, {type: Ready, status: "True"}]
              containerStatuses: [{name: hello, ready: true, restartCount: 0, state: {running: {}}}]
            """, Pod.class);

    @Test
    void aPodsEventIsTakenInWithFewBytes() {
        Rows rows = new Rows(change -> {});
        AtomicInteger restarts = new AtomicInteger();

        long bytes = Allocation.bytes(() -> {
            POD.getStatus().getContainerStatuses().getFirst().setRestartCount(restarts.incrementAndGet());
            rows.put(PodTrim.of(POD));
        });

        assertThat(rows.seq()).isEqualTo(restarts.get());
        assertThat(bytes).as("bytes per pod event").isLessThan(7_000);
    }

    @Test
    void anEventThatChangesNothingLeavesNothing() {
        Rows rows = new Rows(change -> {});
        PodRow row = PodTrim.of(POD);

        long bytes = Allocation.bytes(() -> rows.put(row));

        assertThat(rows.seq()).isEqualTo(1);
        assertThat(bytes).as("bytes per unchanged pod").isLessThan(84);
    }

    @Test
    void aRowIsRenderedWithFewBytes() {
        PodRow row = PodTrim.of(POD);
        JsonMapper json = JsonMapper.builder().build();

        long bytes = Allocation.bytes(() -> json.writeValueAsString(row.view("local")));

        assertThat(bytes).as("bytes per rendered row").isLessThan(1_700);
    }
}
