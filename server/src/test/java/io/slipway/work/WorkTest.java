package io.slipway.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.TestServer;
import io.slipway.api.Phase;
import io.slipway.api.Problem;
import io.slipway.core.Actor;
import io.slipway.core.Code;
import io.slipway.core.Refusal;
import io.slipway.store.Settings;
import io.slipway.store.Writes;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

class WorkTest {
    private static TestServer server;

    @BeforeAll
    static void start() throws IOException {
        server = TestServer.start("slipway_work", Map.of(), Kind.class);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void runsStepsInOrderAndKeepsTheirOutput() throws InterruptedException {
        Operation over = await(start("plain", null, null));
        assertThat(over.phase()).isEqualTo(Phase.SUCCEEDED);
        assertThat(over.state()).isEqualTo("Succeeded");
        assertThat(over.steps())
                .extracting(s -> s.name() + " " + s.phase())
                .containsExactly("one SUCCEEDED", "two SUCCEEDED");
        assertThat(Kind.seen.get(over.id())).isEqualTo("output of one");
    }

    @Test
    void startsOnceForAKey() throws InterruptedException {
        UUID first = start("plain", "key-1", null);
        assertThat(start("plain", "key-1", null)).isEqualTo(first);
        await(first);
        assertThat(start("plain", "key-1", null)).isEqualTo(first);
    }

    @Test
    void triesAgainWhatFailedByChance() throws InterruptedException {
        Operation over = await(start("flaky", null, null));
        assertThat(over.phase()).isEqualTo(Phase.SUCCEEDED);
        assertThat(Kind.attempts.get(over.id()).get()).isEqualTo(3);
    }

    @Test
    void endsAtARefusalAndMakesGood() throws InterruptedException {
        Operation over = await(start("refused", null, null));
        assertThat(over.phase()).isEqualTo(Phase.FAILED);
        assertThat(over.problem()).isNotNull();
        assertThat(over.problem().code()).isEqualTo("BuildFailed");
        assertThat(Kind.undone).containsKey(over.id());
    }

    @Test
    void endsAStepAtItsDeadline() throws InterruptedException {
        Operation over = await(start("hangs", null, null));
        assertThat(over.phase()).isEqualTo(Phase.FAILED);
        assertThat(over.problem().code()).isEqualTo("DeadlineExceeded");
    }

    @Test
    void cancelsWhatRuns() throws InterruptedException {
        UUID id = start("hangs-long", null, null);
        assertThat(Kind.hanging.await(10, TimeUnit.SECONDS)).isTrue();
        server.bean(Operations.class).cancel(id);
        assertThat(await(id).phase()).isEqualTo(Phase.CANCELLED);
    }

    @Test
    void cancelsWhatRunsWhenAnotherServerWasAsked() throws InterruptedException {
        UUID id = start("hangs-away", null, null);
        assertThat(Kind.hangingAway.await(10, TimeUnit.SECONDS)).isTrue();
        server.bean(OperationStore.class).cancel(id);
        assertThat(await(id).phase()).isEqualTo(Phase.CANCELLED);
    }

    @Test
    void runsALaneOneAfterTheOther() throws InterruptedException {
        List<UUID> ids =
                List.of(start("plain", null, "lane"), start("flaky", null, "lane"), start("plain", null, "lane"));
        List<Operation> over = new java.util.ArrayList<>();
        for (UUID id : ids) over.add(await(id));
        for (int i = 1; i < over.size(); i++) {
            assertThat(over.get(i).started()).isAfterOrEqualTo(over.get(i - 1).finished());
        }
    }

    @Test
    void refusesWritesOfAnOlderClaim() throws InterruptedException {
        UUID id = await(start("plain", null, null)).id();
        OperationStore store = server.bean(OperationStore.class);
        assertThatThrownBy(() -> store.lease(id, 0)).isInstanceOf(LeaseLost.class);
    }

    @Test
    void seesAWakeFromAnotherServerThatCameDuringTheTurn() throws InterruptedException {
        UUID id = start("waits", null, null);
        assertThat(Kind.waiting.await(10, TimeUnit.SECONDS)).isTrue();
        other().wake(id);
        Kind.happened.countDown();
        assertThat(await(id).phase()).isEqualTo(Phase.SUCCEEDED);
    }

    @Test
    void seesAWakeThatIsCommittedWhenTheTurnIsOverAlready() throws InterruptedException {
        UUID id = start("waits-long", null, null);
        assertThat(Kind.waitingLong.await(10, TimeUnit.SECONDS)).isTrue();
        server.bean(org.springframework.transaction.support.TransactionTemplate.class)
                .executeWithoutResult(status -> {
                    other().wake(id);
                    Kind.happenedLong.countDown();
                    awaitBlockedStatement();
                });
        assertThat(await(id).phase()).isEqualTo(Phase.SUCCEEDED);
    }

    @Test
    void freesAtOnceWhatADeadServerOfThisFolderHeld() {
        Settings settings = server.bean(Settings.class);
        Replica here = Replica.here(settings.data());
        String dead = new Replica(here.place(), Integer.MAX_VALUE, "1", here.once()).name();
        String alive = here.name();
        JdbcClient db = server.bean(JdbcClient.class);
        for (String name : List.of(dead, alive)) {
            db.sql("""
                    insert into scheduled_tasks(task_name, task_instance, execution_time, picked, picked_by,
                                                last_heartbeat, version)
                    values ('other', ?, now() + interval '1 hour', true, ?, now() + interval '1 hour', 1)""").param(name).param(name).update();
        }
        Queue queue = server.bean(Queue.class);
        queue.stop();
        queue.start();
        assertThat(db.sql("select picked_by from scheduled_tasks where task_name = 'other' and picked")
                        .query(String.class)
                        .list())
                .contains(alive)
                .doesNotContain(dead);
        db.sql("delete from scheduled_tasks where task_name = 'other'").update();
    }

    @Test
    void endsMakingGoodAtItsDeadlineAndSaysWhatIsLeft() throws InterruptedException {
        Operation over = await(start("undo-hangs", null, null));
        assertThat(over.phase()).isEqualTo(Phase.FAILED);
        assertThat(over.problem().code()).isEqualTo("BuildFailed");
        assertThat(over.problem().detail())
                .isEqualTo("never; what it had begun could not be undone: it was not over within 3 seconds");
        assertThat(over.steps())
                .extracting(s -> s.name() + " " + s.phase())
                .containsExactly("one FAILED", "undo FAILED");
    }

    @Test
    void triesMakingGoodAgainAndDoesNotRunTheFailedStepAnew() throws InterruptedException {
        madeGoodAtTheSecondTry("undo-flaky");
    }

    @Test
    void waitsWithMakingGoodForAClusterThatIsAway() throws InterruptedException {
        madeGoodAtTheSecondTry("undo-away");
    }

    private void madeGoodAtTheSecondTry(String how) throws InterruptedException {
        Operation over = await(start(how, null, null));
        assertThat(over.problem().detail()).isEqualTo("never");
        assertThat(over.steps())
                .extracting(s -> s.name() + " " + s.phase())
                .containsExactly("one FAILED", "undo SUCCEEDED");
        assertThat(Kind.attempts.get(over.id()).get()).as("runs of step one").isEqualTo(1);
    }

    @Test
    void endsMakingGoodOnACancelButNotOnASecondClick() throws InterruptedException {
        Map<UUID, Turn> turns = new ConcurrentHashMap<>();
        UUID id = UUID.randomUUID();
        Turn early = Turn.begin(
                turns,
                id,
                Clock.systemUTC(),
                Instant.now().plusSeconds(60),
                Instant.now().plusSeconds(60));
        early.interrupt(Code.Cancelled);
        assertThat(early.end()).isNull();
        Turn late = Turn.begin(
                turns,
                id,
                Clock.systemUTC(),
                Instant.now().plusSeconds(60),
                Instant.now().minusSeconds(1));
        late.interrupt(Code.Cancelled);
        assertThat(late.end()).isEqualTo(Code.Cancelled);
    }

    @Test
    void goesOnAfterAnEndThatThrew() throws InterruptedException {
        Operation over = await(start("end-throws", null, null));
        assertThat(over.phase()).isEqualTo(Phase.SUCCEEDED);
        assertThat(over.steps().getLast().message()).contains("no end this time");
    }

    @Test
    void givesUpWhatOnlyAnotherVersionKnows() throws InterruptedException {
        Runner runner = server.bean(Runner.class);
        OperationStore store = server.bean(OperationStore.class);
        UUID strange = record("moon", "strange", Instant.now().plusSeconds(60));
        UUID garbled = record("test", List.of("not a record"), Instant.now().plusSeconds(60));
        for (UUID id : List.of(strange, garbled)) {
            assertThatThrownBy(() -> runner.run(id, 0)).hasMessageContaining("cannot go on");
            assertThat(store.get(id).orElseThrow().phase()).isEqualTo(Phase.RUNNING);
            assertThat(runner.run(id, 5)).isEqualTo(new Runner.Next.Over());
            assertThat(store.get(id).orElseThrow().phase()).isEqualTo(Phase.FAILED);
        }
        assertThat(store.get(strange).orElseThrow().problem().detail()).contains("moon", "unknown to this server");
        assertThat(store.get(garbled).orElseThrow().problem().detail()).contains("cannot be read");
        assertThat(Kind.ended).containsKey(garbled);
    }

    @Test
    void countsItsTimeFromTheFirstStepThatActs() throws InterruptedException {
        UUID waitedLong = record("test", new Kind.Spec("plain"), Instant.now().plusSeconds(10));
        server.bean(Queue.class).wake(waitedLong);
        Operation over = await(waitedLong);
        assertThat(over.phase()).isEqualTo(Phase.SUCCEEDED);
        assertThat(over.deadline()).isAfter(Instant.now().plusSeconds(30));
        UUID tooLong = record("test", new Kind.Spec("plain"), Instant.now().minusSeconds(1));
        server.bean(Queue.class).wake(tooLong);
        assertThat(await(tooLong).problem().detail()).contains("waited longer than 60 seconds");
    }

    private static UUID record(String kind, Object spec, Instant deadline) {
        UUID id = UUID.randomUUID();
        server.bean(OperationStore.class).insert(id, Start.of(kind, spec, Actor.SYSTEM), "Queued", deadline);
        return id;
    }

    /** The queue of a second server on the same database. */
    private static Queue other() {
        return new Queue(
                server.bean(DataSource.class),
                server.bean(JdbcClient.class),
                server.context().getBeanProvider(Runner.class),
                server.bean(Turns.class),
                server.bean(Settings.class),
                server.bean(Writes.class),
                Clock.systemUTC());
    }

    private static void awaitBlockedStatement() {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        JdbcClient db = server.bean(JdbcClient.class);
        do {
            assertThat(System.nanoTime())
                    .as("the turn's end waits for the wake")
                    .isLessThan(end);
            // A transaction sees the activity as it was at its first look, unless it forgets that.
            db.sql("select pg_stat_clear_snapshot()").query().listOfRows();
        } while (db.sql("select count(*) from pg_stat_activity where wait_event_type = 'Lock'"
                                + " and datname = current_database() and query like 'update scheduled_tasks%'")
                        .query(Integer.class)
                        .single()
                == 0);
    }

    private static UUID start(String how, @Nullable String key, @Nullable String lane) {
        Start<Kind.Spec> start =
                Start.of("test", new Kind.Spec(how), Actor.SYSTEM).key(key);
        return server.bean(Operations.class).start(lane == null ? start : start.lane(lane));
    }

    private static Operation await(UUID id) throws InterruptedException {
        Instant deadline = Instant.now().plusSeconds(20);
        CountDownLatch over = Kind.ended.computeIfAbsent(id, k -> new CountDownLatch(1));
        assertThat(over.await(Duration.between(Instant.now(), deadline).toMillis(), TimeUnit.MILLISECONDS))
                .as("operation %s ends: %s", id, server.bean(Operations.class).get(id))
                .isTrue();
        return server.bean(Operations.class).get(id);
    }

    @Configuration(proxyBeanMethods = false)
    static class Kind {
        record Spec(String how) {}

        static final Map<UUID, String> seen = new ConcurrentHashMap<>();
        static final Map<UUID, AtomicInteger> attempts = new ConcurrentHashMap<>();
        static final Map<UUID, Boolean> undone = new ConcurrentHashMap<>();
        static final Map<UUID, CountDownLatch> ended = new ConcurrentHashMap<>();
        static final CountDownLatch hanging = new CountDownLatch(1);
        static final CountDownLatch hangingAway = new CountDownLatch(1);
        static final CountDownLatch waiting = new CountDownLatch(1);
        static final CountDownLatch happened = new CountDownLatch(1);
        static final CountDownLatch waitingLong = new CountDownLatch(1);
        static final CountDownLatch happenedLong = new CountDownLatch(1);

        @Bean
        Work<Spec> testWork() {
            return new TestWork();
        }

        record One(String text) {}

        private static final class TestWork implements Work<Spec> {
            @Override
            public String kind() {
                return "test";
            }

            @Override
            public Class<Spec> spec() {
                return Spec.class;
            }

            @Override
            public Duration deadline() {
                return Duration.ofMinutes(1);
            }

            @Override
            public List<Step<Spec>> steps() {
                return List.of(new TestStep("one"), new TestStep("two"));
            }

            @Override
            public void undo(StepRun<Spec> run, Problem problem) throws Exception {
                boolean first = undone.put(run.id(), true) == null;
                if (run.spec().how().equals("undo-hangs")) new CountDownLatch(1).await();
                if (run.spec().how().equals("undo-flaky") && first) throw new IOException("by chance");
                if (run.spec().how().equals("undo-away") && first) throw Refusal.of(Code.ClusterUnreachable, "away");
            }

            @Override
            public Duration undoDeadline() {
                return Duration.ofSeconds(3);
            }

            @Override
            public void ended(StepRun<Spec> run, Phase phase, @Nullable Problem problem) {
                if (run.operation().spec().contains("end-throws") && undone.put(run.id(), true) == null) {
                    throw new IllegalStateException("no end this time");
                }
                org.springframework.transaction.support.TransactionSynchronizationManager.registerSynchronization(
                        new org.springframework.transaction.support.TransactionSynchronization() {
                            @Override
                            public void afterCommit() {
                                ended.computeIfAbsent(run.id(), k -> new CountDownLatch(1))
                                        .countDown();
                            }
                        });
            }
        }

        private record TestStep(String name) implements Step<Spec> {
            @Override
            public String state() {
                return "Doing " + name;
            }

            @Override
            public Duration deadline() {
                return Duration.ofSeconds(3);
            }

            @Override
            public Outcome run(StepRun<Spec> run) throws Exception {
                if (name.equals("two")) {
                    seen.put(run.id(), run.need("one", One.class).text());
                    return Outcome.done();
                }
                switch (run.spec().how()) {
                    case "flaky" -> {
                        if (attempts.computeIfAbsent(run.id(), k -> new AtomicInteger())
                                        .incrementAndGet()
                                < 3) {
                            throw new IOException("by chance");
                        }
                    }
                    case "undo-flaky", "undo-away" -> {
                        attempts.computeIfAbsent(run.id(), k -> new AtomicInteger())
                                .incrementAndGet();
                        throw Refusal.of(Code.BuildFailed, "never");
                    }
                    case "refused", "undo-hangs" -> throw Refusal.of(Code.BuildFailed, "never");
                    case "hangs-away" -> {
                        hangingAway.countDown();
                        new CountDownLatch(1).await();
                    }
                    case "waits" -> {
                        if (look(waiting, happened)) return Outcome.waiting(Duration.ofMinutes(1));
                    }
                    case "waits-long" -> {
                        if (look(waitingLong, happenedLong)) return Outcome.waiting(Duration.ofMinutes(1));
                    }
                    case "hangs" -> new CountDownLatch(1).await();
                    case "hangs-long" -> {
                        hanging.countDown();
                        new CountDownLatch(1).await();
                    }
                    default -> run.say("plain");
                }
                return Outcome.done(new One("output of one"));
            }

            /** True at the first look, which is over only when the thing has happened, and has not seen it. */
            private static boolean look(CountDownLatch looked, CountDownLatch happened) throws InterruptedException {
                boolean first = looked.getCount() > 0;
                looked.countDown();
                happened.await();
                return first;
            }
        }
    }
}
