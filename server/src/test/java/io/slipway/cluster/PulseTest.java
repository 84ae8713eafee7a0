package io.slipway.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class PulseTest {
    private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(5);

    @Test
    void isLostAfterTwoMissesOnly() {
        Pulse connected = Pulse.NEW.seen("v1.36.3", 7, NOW);
        assertThat(connected.missed("no answer", LATER).state()).isEqualTo("Connected");
        assertThat(connected
                        .missed("no answer", LATER)
                        .missed("no answer", LATER)
                        .state())
                .isEqualTo("Lost");
    }

    @Test
    void isStartingForAsLongAsAStepIsNamed() {
        Pulse first = Pulse.NEW.starting("pushing images", NOW);
        Pulse next = first.missed("no answer", LATER).starting("waiting for the node", LATER);
        assertThat(next.state()).isEqualTo("Starting");
        assertThat(next.message()).isEqualTo("waiting for the node");
        assertThat(next.since()).isEqualTo(NOW);
        assertThat(next.misses()).isZero();
        assertThat(next.seen("v1.36.3", 7, LATER).state()).isEqualTo("Connected");
    }
}
