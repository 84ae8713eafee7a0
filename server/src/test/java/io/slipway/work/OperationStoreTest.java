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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.TransactionTemplate;

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

    @Test
    void aClaimWaitsForWhatIsDoneUnderTheLease() throws Exception {
        OperationStore store = server.bean(OperationStore.class);
        TransactionTemplate tx = server.bean(TransactionTemplate.class);
        UUID id = claimed(store);
        CompletableFuture<Boolean> claim = new CompletableFuture<>();
        tx.executeWithoutResult(status -> {
            store.holdLease(id, 1);
            Thread.ofVirtual().start(() -> claim.complete(store.claim(id)));
            assertThat(claim.copy()
                            .completeOnTimeout(false, 300, TimeUnit.MILLISECONDS)
                            .join())
                    .as("got the lease while it was held")
                    .isFalse();
        });

        assertThat(claim.get(10, TimeUnit.SECONDS)).isTrue();
        assertThatThrownBy(() -> tx.executeWithoutResult(status -> store.holdLease(id, 1)))
                .isInstanceOf(LeaseLost.class);
        store.end(id, 2, Phase.CANCELLED, "Cancelled", null);
    }

    /** What a server that was stopped in the midst of a transaction does to those that go on. */
    @Test
    void aTransactionThatStandsStillDoesNotKeepTheLease() throws Exception {
        OperationStore store = server.bean(OperationStore.class);
        TransactionTemplate tx = server.bean(TransactionTemplate.class);
        UUID id = claimed(store);
        CountDownLatch holds = new CountDownLatch(1);
        CountDownLatch wakes = new CountDownLatch(1);
        Executor threads = Executors.newVirtualThreadPerTaskExecutor();
        CompletableFuture<Void> frozen = CompletableFuture.runAsync(
                () -> tx.executeWithoutResult(status -> {
                    store.holdLease(id, 1);
                    holds.countDown();
                    try {
                        wakes.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    store.holdLease(id, 1);
                }),
                threads);
        holds.await();

        assertThat(CompletableFuture.supplyAsync(() -> store.claim(id), threads).get(15, TimeUnit.SECONDS))
                .isTrue();

        wakes.countDown();
        assertThatThrownBy(frozen::join).hasCauseInstanceOf(TransactionSystemException.class);
        store.end(id, 2, Phase.CANCELLED, "Cancelled", null);
    }

    private static UUID claimed(OperationStore store) {
        Clock clock = Clock.systemUTC();
        UUID id = Ids.next(clock);
        store.insert(
                id,
                Start.of("test", "spec", Actor.SYSTEM),
                "Queued",
                clock.instant().plusSeconds(60));
        store.claim(id);
        return id;
    }
}
