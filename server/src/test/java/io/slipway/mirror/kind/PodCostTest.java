package io.slipway.mirror.kind;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fabric8.kubernetes.api.model.Pod;
import io.slipway.Allocation;
import io.slipway.mirror.PodRow;
import io.slipway.stub.Crowd;
import org.junit.jupiter.api.Test;

/** Bounds of half as much again as was measured: a guard against a careless copy, not a goal. */
class PodCostTest {
    private static final Pod POD = read();

    @Test
    void aPodIsTrimmedWithFewBytes() {
        Pods pods = new Pods();

        assertThat(Allocation.bytes(() -> pods.trim(POD))).as("bytes per pod").isLessThan(5_700);
    }

    @Test
    void equalWordsAreOneObject() {
        PodRow one = new Pods().trim(read());
        PodRow other = new Pods().trim(read());

        assertThat(one.node()).isSameAs(other.node());
        assertThat(one.image()).isSameAs(other.image());
        assertThat(one.namespace()).isSameAs(other.namespace());
    }

    private static Pod read() {
        try {
            return new JsonMapper().readValue(Crowd.pod("team-1", 7, 0).replace("@", "5"), Pod.class);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
