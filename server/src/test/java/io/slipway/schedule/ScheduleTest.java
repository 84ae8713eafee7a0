package io.slipway.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.TestServer;
import io.slipway.access.Role;
import io.slipway.schedule.ScheduleStore.Place;
import io.slipway.store.Events;
import io.slipway.store.Writes;
import io.slipway.work.Operations;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Rules that are due: acted on once, whoever looks, and once for all that was missed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScheduleTest {
    private static final String WEB = "/api/v1/projects/clock/envs/live/apps/web/schedule";
    private static final Place PLACE = new Place("clock", "live", "web");
    private TestServer server;
    private JdbcClient db;
    private String developer;

    @BeforeAll
    void start() throws IOException {
        // Of its own: the looks of its own server are stopped.
        server = TestServer.start("slipway_schedule", Map.of());
        db = server.bean(JdbcClient.class);
        server.bean(DueRules.class).stop();
        for (String row : List.of(
                "project values (gen_random_uuid(), 'clock', null, 'me', now())",
                "environment values (gen_random_uuid(), 'clock', 'live', 'dev', 'far', 'clock-live', 'Ready', now())",
                "environment values (gen_random_uuid(), 'clock', 'prod', 'prod', 'far', 'clock-prod', 'Ready', now())",
                "app values (gen_random_uuid(), 'clock', 'web', 'g', '/g', 'main', '.', null, 'jib', 8080, false, now())",
                "revision values (gen_random_uuid(), 'clock', 'live', 'web', 4, 'sha256:00', '127.0.0.1:1/x/web', '1',"
                        + " 'abc', null, 8080, '{}', 'c', 0, 't', null, 1, 'me', null, now())",
                "serving values ('clock', 'live', 'web', 4, null, 'mark', 3, now())")) {
            db.sql("insert into " + row).update();
        }
        developer = server.person("clock-dev", Role.DEVELOPER, "clock");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @BeforeEach
    void empty() {
        for (String table : List.of("schedule_rule", "schedule_sleep", "operation", "rollout", "scheduled_tasks")) {
            db.sql("delete from " + table).update();
        }
    }

    @Test
    void isAddedShownAndTakenAway() {
        Map<String, Object> rule = Map.of("days", "mon-fri", "time", "20:00", "zone", "Europe/Berlin", "replicas", 0);
        var tried = server.call("POST", WEB + "?dryRun=true", rule, developer);
        assertThat(tried.json().get("would").get(0).get("data").get("rule").asString())
                .isEqualTo("mon-fri 20:00 Europe/Berlin: sleep");
        var added = server.call("POST", WEB, rule, developer);
        assertThat(added.status()).as(added.body()).isEqualTo(201);
        JsonNode shown =
                server.call("GET", WEB, null, developer).json().get("rules").get(0);
        assertThat(shown.get("next")).hasSize(3);
        var prod = server.call("POST", WEB.replace("live", "prod"), rule, server.admin());
        assertThat(prod.json().get("code").asString()).isEqualTo("ReasonNeeded");
        String id = shown.get("id").asString();
        assertThat(server.call("DELETE", WEB + "/" + id, null, developer).json().get("rules"))
                .isEmpty();
        var bad = server.call(
                "POST", WEB, Map.of("days", "mon", "time", "25:00", "replicas", 1, "wake", true), developer);
        assertThat(bad.status()).isEqualTo(400);
        assertThat(bad.json().get("faults")).hasSize(3);
        var bounds = server.call(
                "POST", WEB, Map.of("days", "*", "time", "08:00", "zone", "UTC", "min", 1, "max", 4), developer);
        assertThat(bounds.json().get("detail").asString()).contains("has no autoscaler");
    }

    @Test
    void twoServersActOnItOnce() throws Exception {
        add("20:00", 0, false, "2026-11-20T20:00:00Z");
        Clock now = at("2026-11-20T20:00:01Z");
        List<Future<?>> looks = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int n = 0; n < 8; n++)
                looks.add(threads.submit(() -> looker(now).look()));
            for (Future<?> look : looks) look.get();
        }
        assertThat(operations()).isEqualTo(1);
        assertThat(one("select due::text from schedule_rule")).startsWith("2026-11-21 20:00:00");
        looker(at("2026-11-19T20:00:00Z")).look();
        looker(now).look();
        assertThat(operations()).as("also when the clock went back").isEqualTo(1);
    }

    @Test
    void whatWasMissedIsCaughtUpOnceByTheNewestRule() {
        add("20:00", 0, false, "2026-11-18T20:00:00Z");
        add("08:00", null, true, "2026-11-19T08:00:00Z");
        looker(at("2026-11-21T12:00:00Z")).look();
        assertThat(operations()).isEqualTo(1);
        assertThat(one("select spec->>'words' from operation where kind = 'schedule'"))
                .isEqualTo("* 08:00 UTC: wake");
        String told = one("select data::text from audit where name = 'app.scheduled' order by seq desc limit 1");
        // Three evenings and two mornings before this one.
        assertThat(told).contains("\"missed\": 5").contains("caught up once").contains("2026-11-21T08:00:00Z");
        assertThat(one("select string_agg(due::text, ' ' order by at) from schedule_rule"))
                .contains("2026-11-22 08:00:00")
                .contains("2026-11-21 20:00:00");
    }

    @Test
    void putsToSleepAndWakesToWhatItHad() {
        add("20:00", 0, false, "2026-11-20T20:00:00Z");
        looker(at("2026-11-20T20:00:00Z")).look();
        await(() -> rollouts() == 1);
        assertThat(one("select kind || ' ' || replicas || ' ' || reason from rollout"))
                .isEqualTo("scale 0 schedule: * 20:00 UTC: sleep (by me)");
        assertThat(server.bean(ScheduleStore.class).wakesTo(PLACE)).contains(3);
        await(() -> one("select phase from operation where kind = 'schedule'").equals("SUCCEEDED"));
        empty();
        db.sql("insert into schedule_sleep values ('clock', 'live', 'web', 3)").update();
        db.sql("update serving set replicas = 0").update();
        try {
            add("08:00", null, true, "2026-11-21T08:00:00Z");
            looker(at("2026-11-21T08:00:00Z")).look();
            await(() -> rollouts() == 1);
            assertThat(one("select kind || ' ' || replicas from rollout")).isEqualTo("scale 3");
            assertThat(server.bean(ScheduleStore.class).wakesTo(PLACE)).isEmpty();
        } finally {
            db.sql("update serving set replicas = 3").update();
        }
    }

    @Test
    void whatIsAwakeIsLeftAsItIs() {
        add("08:00", null, true, "2026-11-21T08:00:00Z");
        looker(at("2026-11-21T08:00:00Z")).look();
        await(() -> one("select phase from operation where kind = 'schedule'").equals("SUCCEEDED"));
        assertThat(rollouts()).isZero();
    }

    private void add(String time, @org.jspecify.annotations.Nullable Integer replicas, boolean wake, String due) {
        Instant then = Instant.parse("2026-11-01T00:00:00Z");
        server.bean(ScheduleStore.class)
                .insert(new RuleRow(
                        java.util.UUID.randomUUID(),
                        "clock",
                        "live",
                        "web",
                        "*",
                        time,
                        "UTC",
                        replicas,
                        null,
                        null,
                        wake,
                        "me",
                        null,
                        then,
                        Instant.parse(due),
                        null));
    }

    private DueRules looker(Clock clock) {
        return new DueRules(
                server.bean(ScheduleStore.class),
                server.bean(Operations.class),
                server.bean(Events.class),
                server.bean(TransactionTemplate.class),
                server.bean(Writes.class),
                clock);
    }

    private static Clock at(String time) {
        return Clock.fixed(Instant.parse(time), ZoneOffset.UTC);
    }

    private long operations() {
        return Long.parseLong(one("select count(*)::text from operation where kind = 'schedule'"));
    }

    private long rollouts() {
        return Long.parseLong(one("select count(*)::text from rollout"));
    }

    private String one(String sql) {
        return db.sql(sql).query(String.class).optional().orElse("");
    }

    private static void await(BooleanSupplier wanted) {
        Instant end = Instant.now().plusSeconds(30);
        while (!wanted.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(end);
            LockSupport.parkNanos(20_000_000);
        }
    }
}
