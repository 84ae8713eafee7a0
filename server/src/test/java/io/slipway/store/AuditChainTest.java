package io.slipway.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.TestServer;
import io.slipway.core.Actor;
import io.slipway.core.Event;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

class AuditChainTest {
    private static final int TAMPERINGS = 300;
    private static TestServer server;
    private static JdbcClient db;
    private static Events events;
    private static TransactionTemplate transactions;

    @BeforeAll
    static void start() throws IOException {
        server = TestServer.start("slipway_audit", Map.of());
        db = server.bean(JdbcClient.class);
        events = server.bean(Events.class);
        transactions = server.bean(TransactionTemplate.class);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aRowAfterTheCommitIsRefused() {
        long before = verdict().rows();
        assertThatThrownBy(() -> transactions.executeWithoutResult(status -> {
                    record("in-time", 1);
                    afterCommit(() -> record("late", 1));
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("after its transaction's commit");
        assertThat(verdict().rows()).isEqualTo(before + 1);
    }

    @Test
    void aRowAfterACommitThatOnlyShowedIsRefused() {
        assertThatThrownBy(() -> transactions.executeWithoutResult(status -> {
                    events.show(Event.of("shown", Actor.SYSTEM, Map.of()));
                    afterCommit(() -> record("late", 2));
                }))
                .hasMessageContaining("after its transaction's commit");
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
    void holdsUnderActsThatRunTogether() throws InterruptedException, ExecutionException {
        long before = verdict().rows();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = IntStream.range(0, 200)
                    .mapToObj(n -> threads.submit(() -> transactions.executeWithoutResult(status -> {
                        record("first", n);
                        record("second", n);
                    })))
                    .toList();
            for (var one : all) one.get();
        }
        AuditChain.Verdict verdict = verdict();
        assertThat(verdict.why()).isNull();
        assertThat(verdict.rows()).isEqualTo(before + 400);
        assertThat(db.sql("select count(*) from (select seq - lag(seq) over (order by seq) as step from audit) s"
                                + " where step <> 1")
                        .query(Long.class)
                        .single())
                .as("gaps between numbers")
                .isZero();
    }

    @Test
    void anActThatIsTakenBackLeavesNoRow() {
        AuditChain.Verdict before = verdict();
        assertThatThrownBy(() -> transactions.executeWithoutResult(status -> {
                    record("undone", 1);
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
        assertThat(verdict()).isEqualTo(before);
    }

    @Test
    void anInnerTransactionHasRowsOfItsOwn() {
        long before = verdict().rows();
        TransactionTemplate inner = new TransactionTemplate(transactions.getTransactionManager());
        inner.setPropagationBehavior(TransactionTemplate.PROPAGATION_REQUIRES_NEW);
        transactions.executeWithoutResult(status -> {
            record("outer", 1);
            inner.executeWithoutResult(own -> record("inner", 1));
            status.setRollbackOnly();
        });
        assertThat(verdict().rows()).isEqualTo(before + 1);
    }

    @Test
    void theServerSaysWhetherItHolds() {
        record("asked", 1);
        var proof =
                server.call("GET", "/api/v1/audit/proof", null, server.admin()).json();
        assertThat(proof.get("whole").asBoolean()).isTrue();
        assertThat(proof.get("head").asString()).hasSize(64);
    }

    @Test
    void findsEveryTamperingWhereItIs() {
        IntStream.range(0, 40).forEach(n -> record("kept", n));
        db.sql("create table kept as select * from audit").update();
        List<Long> rows =
                db.sql("select seq from audit order by seq").query(Long.class).list();
        Random random = new Random(7);
        for (int n = 0; n < TAMPERINGS; n++) {
            int at = random.nextInt(rows.size() - 1);
            long row = rows.get(at);
            String how = HOW.get(n % HOW.size()).formatted(row, rows.get(at + 1));
            db.sql(how).update();
            assertThat(verdict().broken()).as("%s", how).isNotNull().isBetween(row, row + 1);
            db.sql("truncate audit").update();
            db.sql("insert into audit select * from kept").update();
        }
        db.sql("delete from audit where seq = (select max(seq) from audit)").update();
        assertThat(verdict().why()).contains("rows after").contains("are missing");
        db.sql("truncate audit").update();
        assertThat(verdict().whole()).isFalse();
        db.sql("insert into audit select * from kept").update();
        db.sql("insert into audit select seq + 1000000, time, actor, source, name, project, env, app, data, hash"
                        + " from kept order by seq desc limit 1")
                .update();
        assertThat(verdict().broken()).isGreaterThan(1_000_000);
        db.sql("truncate audit").update();
        db.sql("insert into audit select * from kept").update();
        assertThat(verdict().whole()).isTrue();
    }

    /** The row's number is %1$d, the next one's %2$d. */
    private static final List<String> HOW = List.of(
            "update audit set actor = actor || 'x' where seq = %1$d",
            "update audit set time = time + interval '1 microsecond' where seq = %1$d",
            "update audit set name = 'nothing.happened' where seq = %1$d",
            "update audit set project = 'other' where seq = %1$d",
            "update audit set data = data || '{\"more\": 1}' where seq = %1$d",
            "update audit set hash = sha256(hash) where seq = %1$d",
            "update audit set hash = sha256(convert_to(data::text, 'UTF8')), data = '{}' where seq = %1$d",
            "delete from audit where seq = %1$d",
            "update audit set seq = seq + 1000000 where seq = %1$d",
            "update audit a set actor = b.actor, name = b.name, data = b.data, time = b.time, hash = b.hash"
                    + " from audit b where a.seq = %1$d and b.seq = %2$d");

    private static void record(String name, int n) {
        events.record(Event.of("test." + name, Actor.SYSTEM, Map.of("n", n, "text", "\u00fc \"quoted\"")));
    }

    private static AuditChain.Verdict verdict() {
        try (Connection connection = server.bean(DataSource.class).getConnection()) {
            return AuditChain.verify(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
