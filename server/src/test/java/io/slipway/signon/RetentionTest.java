package io.slipway.signon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.TestServer;
import io.slipway.core.Actor;
import io.slipway.core.Event;
import io.slipway.store.Events;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

class RetentionTest {
    private static TestServer server;

    @BeforeAll
    static void start() throws IOException {
        server = TestServer.shared();
    }

    @Test
    void writesOneRowForAnAccountAndMinute() {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
        InstantSource source = now::get;
        FailedSignIns failed = new FailedSignIns(server.bean(Events.class), source.withZone(ZoneOffset.UTC));
        for (int n = 0; n < 100; n++) failed.record("retention-anna", "10.0.0." + n);
        failed.round();
        assertThat(counts("retention-anna")).containsExactly(1);
        now.set(now.get().plusSeconds(61));
        failed.round();
        assertThat(counts("retention-anna")).containsExactly(1, 99);
        failed.record("retention-anna", "10.0.0.1");
        failed.last();
        assertThat(counts("retention-anna")).containsExactly(1, 99, 1);
    }

    @Test
    void keepsWhatTheDatabaseDidNotTake() {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
        InstantSource source = now::get;
        FailedSignIns failed = new FailedSignIns(server.bean(Events.class), source.withZone(ZoneOffset.UTC));
        for (int n = 0; n < 10; n++) failed.record("retention-kept", "10.0.0." + n);
        now.set(now.get().plusSeconds(61));
        // A row that comes after its transaction's commit is refused at once.
        assertThatThrownBy(() -> server.bean(TransactionTemplate.class).executeWithoutResult(status -> {
                    server.bean(Events.class).record(Event.of("test.retention", Actor.SYSTEM, Map.of()));
                    afterCommit(failed::round);
                }))
                .isInstanceOf(IllegalStateException.class);
        failed.record("retention-kept", "10.0.1.1");
        failed.round();
        assertThat(counts("retention-kept")).containsExactly(1, 10);
    }

    private static void afterCommit(Runnable act) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                act.run();
            }
        });
    }

    @Test
    void namesNobodyWhoDoesNotExist() {
        server.call("POST", "/api/v1/login", Map.of("user", "retention-typed", "password", "x"), null);
        assertThat(counts("retention-typed")).isEmpty();
        assertThat(counts(FailedSignIns.UNKNOWN)).isNotEmpty();
    }

    private static List<Integer> counts(String account) {
        return server.bean(JdbcClient.class)
                .sql("""
                        select (data->>'count')::int from audit where name = 'access.signin.failed' and actor = ?
                        order by seq""")
                .param(account)
                .query(Integer.class)
                .list();
    }
}
