package io.slipway.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.TestServer;
import io.slipway.api.Phase;
import io.slipway.core.Actor;
import io.slipway.core.Ids;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class OperationStoreTest {
    private static TestServer server;

    @BeforeAll
    static void start() throws IOException {
        server = TestServer.start("slipway_operations", Map.of());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aLaterClaimEndsTheStepThatAnEarlierOneBegan() {
        OperationStore store = server.bean(OperationStore.class);
        Clock clock = Clock.systemUTC();
        UUID id = Ids.next(clock);
        store.insert(
                id,
                Start.of("test", "spec", Actor.SYSTEM),
                "Queued",
                clock.instant().plusSeconds(60));
        store.claim(id);
        store.stepStarted(id, 1, 0, "one");

        store.claim(id);

        assertThatThrownBy(() -> store.stepEnded(id, 1, 0, Phase.SUCCEEDED, null, null))
                .isInstanceOf(LeaseLost.class);
        store.stepEnded(id, 2, 0, Phase.CANCELLED, "cancelled on request", null);
        assertThat(store.get(id).orElseThrow().steps().getFirst().phase()).isEqualTo(Phase.CANCELLED);
        store.end(id, 2, Phase.CANCELLED, "Cancelled", null);
    }
}
