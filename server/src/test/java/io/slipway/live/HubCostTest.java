package io.slipway.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.slipway.Allocation;
import io.slipway.core.Actor;
import io.slipway.core.Event;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Bounds of half as much again as was measured: a guard against a careless copy, not a goal. */
class HubCostTest {
    private static final int READERS = 1_000;
    private static final Event EVENT =
            Event.of("pod.changed", Actor.SYSTEM, Map.of("pod", "p")).about("pods/demo/dev");

    @Test
    void aReaderMoreCostsAlmostNothing() {
        Hub empty = hub(0);
        long alone = Allocation.bytes(() -> empty.on(EVENT));
        Hub crowded = hub(READERS);

        long bytes = Allocation.bytes(() -> crowded.on(EVENT));

        assertThat((bytes - alone) / READERS).as("bytes per event and reader").isLessThan(48);
    }

    @Test
    void anEventIsKeptWithFewBytes() {
        Hub hub = hub(0);

        assertThat(Allocation.bytes(() -> hub.on(EVENT))).as("bytes per event").isLessThan(550);
    }

    private static Hub hub(int readers) {
        Hub hub = new Hub(Clock.systemUTC(), JsonMapper.shared(), new SimpleMeterRegistry());
        for (int i = 0; i < readers; i++) hub.open(Set.of("pods/demo/dev", "app/demo/" + i), event -> true, 0);
        return hub;
    }
}
