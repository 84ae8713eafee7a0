package io.slipway.mirror.kind;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.slipway.mirror.PodRow;
import org.junit.jupiter.api.Test;

class PodsTest {
    private static final String HEAD = """
            metadata:
              namespace: demo-dev
              name: hello-1
              uid: u
              creationTimestamp: "2026-01-01T00:00:00Z"
              labels: {slipway.io/project: demo, slipway.io/env: dev, slipway.io/app: hello, slipway.io/revision: "7"}
              annotations: {slipway.io/rollout: r-7}
              ownerReferences: [{kind: ReplicaSet, name: hello-abc}]
            spec: {nodeName: n1, containers: [{name: hello, image: reg/hello}]}
            """;

    @Test
    void aPodWhoseImageIsMissingSaysWhy() {
        PodRow row = row("""
                status:
                  phase: Pending
                  conditions: [{type: PodScheduled, status: "True"}, {type: Ready, status: "False"}]
                  containerStatuses:
                  - {name: hello, ready: false, restartCount: 0,
                     state: {waiting: {reason: ImagePullBackOff, message: manifest unknown}}}
                """);
        assertThat(row.status()).isEqualTo("ImagePullBackOff");
        assertThat(row.waiting()).isEqualTo("ImagePullBackOff");
        assertThat(row.message()).isEqualTo("manifest unknown");
        assertThat(row.stage()).isEqualTo("pulling");
        assertThat(row.revision()).isEqualTo(7);
        assertThat(row.mark()).isEqualTo("r-7");
    }

    @Test
    void aPodNoNodeTakesSaysWhy() {
        PodRow row = row("""
                status:
                  phase: Pending
                  conditions: [{type: PodScheduled, status: "False", message: 0/1 nodes are available}]
                """);
        assertThat(row.stage()).isEqualTo("queued");
        assertThat(row.message()).isEqualTo("0/1 nodes are available");
    }

    @Test
    void aCrashedPodKeepsItsLastExitCode() {
        PodRow row = row("""
                status:
                  phase: Running
                  containerStatuses:
                  - {name: hello, ready: false, restartCount: 3, state: {running: {}},
                     lastState: {terminated: {exitCode: 17, reason: Error}}}
                """);
        assertThat(row.lastExit()).isEqualTo(17);
        assertThat(row.restarts()).isEqualTo(3);
        assertThat(row.stage()).isEqualTo("starting");
    }

    @Test
    void aReadyPodHasNothingToExplain() {
        PodRow row = row("""
                status:
                  phase: Running
                  podIP: 10.1.0.7
                  conditions: [{type: PodScheduled, status: "True"}, {type: Ready, status: "True"}]
                  containerStatuses: [{name: hello, ready: true, restartCount: 0, state: {running: {}}}]
                """);
        assertThat(row.stage()).isEqualTo("ready");
        assertThat(row.view("local").ready()).isEqualTo("1/1");
        assertThat(row.view("local").why()).isNull();
        assertThat(row.why()).isNull();
    }

    private static PodRow row(String status) {
        return new Pods().trim(Serialization.unmarshal(HEAD + status, Pod.class));
    }
}
