package io.slipway.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.TestServer;
import io.slipway.TestServer.Answer;
import io.slipway.api.Phase;
import io.slipway.core.Actor;
import io.slipway.store.Events;
import io.slipway.stub.Line;
import io.slipway.work.Operation;
import io.slipway.work.Operations;
import io.slipway.work.Outcome;
import io.slipway.work.Start;
import io.slipway.work.Step;
import io.slipway.work.StepRun;
import io.slipway.work.Work;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A database that is slow, silent, gone or takes no changes: 503 with its reason, nothing lost, back by itself (F10). */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DatabaseModesTest {
    private static final String DATABASE = "slipway_modes";
    private static Line line;
    private static TestServer server;
    private static int made;

    @BeforeAll
    static void start() throws IOException {
        String url = TestServer.url(DATABASE);
        int port = Integer.parseInt(url.replaceAll(".*:(\\d+)/.*", "$1"));
        line = new Line(port);
        server = TestServer.start(
                DATABASE, Map.of("slipway.dbUrl", url.replace(":" + port + "/", ":" + line.port() + "/")), Kind.class);
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
        line.close();
    }

    @Test
    @Order(1)
    void allIsWellAtFirst() {
        within(10, () -> state("database").equals("Ok"));
        assertThat(server.call("GET", "/api/v1/platform/modes", null, server.admin())
                        .json()
                        .get("items"))
                .isEmpty();
        assertThat(create().status()).isEqualTo(201);
    }

    @Test
    @Order(2)
    void aSlowDatabaseIsToldAndServes() {
        line.delay(500);
        within(60, () -> mode("DatabaseSlow"));
        assertThat(create().status()).isIn(201, 503);
        line.delay(0);
        within(10, () -> state("database").equals("Ok"));
    }

    @Test
    @Order(3)
    void stepsOutliveADatabaseThatIsGone() throws IOException {
        UUID id = server.bean(Operations.class).start(Start.of("held", Map.of(), Actor.SYSTEM));
        within(10, () -> Kind.runs.get() == 1);
        line.cut(true);
        Kind.go.countDown();
        within(10, () -> create().status() == 503);
        Answer away = create();
        assertThat(away.json().get("code").asString()).isEqualTo("DatabaseAway");
        line.cut(false);
        Instant back = Instant.now();
        within(5, () -> create().status() == 201);
        System.out.println("back after " + Duration.between(back, Instant.now()).toMillis() + " ms");
        within(15, () -> over(id));
        Operation over = server.bean(Operations.class).get(id);
        assertThat(over.phase()).isEqualTo(Phase.SUCCEEDED);
        assertThat(Kind.runs.get()).as("the step is not done again").isEqualTo(1);
    }

    @Test
    @Order(4)
    void whoReadsTheClustersGoesOnWithoutIt() throws IOException {
        line.cut(true);
        within(10, () -> mode("DatabaseAway"));
        assertThat(server.call("GET", "/api/v1/platform/health", null, server.admin())
                        .status())
                .isEqualTo(200);
        assertThat(server.call("GET", "/api/v1/platform/health", null, "slw_unknown")
                        .status())
                .isEqualTo(503);
        line.cut(false);
        within(10, () -> state("database").equals("Ok"));
    }

    @Test
    @Order(5)
    void aSilentDatabaseHangsNobodyForLong() throws IOException {
        line.silent(true);
        within(30, () -> mode("DatabaseAway"));
        Instant asked = Instant.now();
        assertThat(create().status()).isEqualTo(503);
        assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(25));
        line.silent(false);
        within(10, () -> create().status() == 201);
    }

    @Test
    @Order(6)
    void aDatabaseThatTakesNoChangesCanStillBeRead() {
        server.bean(org.springframework.jdbc.core.JdbcTemplate.class)
                .execute("alter database " + DATABASE + " set default_transaction_read_only = on");
        renew();
        within(15, () -> mode("DatabaseReadOnly"));
        Answer refused = create();
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.json().get("code").asString()).isEqualTo("DatabaseReadOnly");
        assertThat(server.call("GET", "/api/v1/projects", null, server.admin()).status())
                .isEqualTo(200);
        var db = server.bean(org.springframework.jdbc.core.JdbcTemplate.class);
        db.execute((java.sql.Connection c) -> {
            try (var statement = c.createStatement()) {
                statement.execute("set default_transaction_read_only = off");
                statement.execute("alter database " + DATABASE + " reset default_transaction_read_only");
            }
            return null;
        });
        renew();
        within(15, () -> create().status() == 201);
    }

    @Test
    @Order(7)
    void beginAndEndOfEachAreInTheAudit() {
        within(10, () -> state("database").equals("Ok"));
        List<String> names = new ArrayList<>();
        within(10, () -> {
            names.clear();
            server.call("GET", "/api/v1/audit?size=200", null, server.admin())
                    .json()
                    .get("items")
                    .forEach(event -> names.add(event.get("name").asString() + " "
                            + event.path("data").path("mode").asString("")));
            return names.contains("platform.degraded DatabaseAway")
                    && names.contains("platform.degraded DatabaseReadOnly")
                    && names.contains("platform.degraded DatabaseSlow")
                    && names.contains("platform.healed ");
        });
    }

    private static void renew() {
        server.bean(com.zaxxer.hikari.HikariDataSource.class)
                .getHikariPoolMXBean()
                .softEvictConnections();
    }

    private static Answer create() {
        return server.call("POST", "/api/v1/projects", Map.of("name", "mode-" + made++), server.admin());
    }

    private static boolean mode(String mode) {
        Answer answer = server.call("GET", "/api/v1/platform/modes", null, server.admin());
        return answer.status() == 200
                && answer.json()
                        .get("items")
                        .valueStream()
                        .anyMatch(one -> one.get("mode").asString().equals(mode));
    }

    private static String state(String check) {
        Answer answer = server.call("GET", "/api/v1/platform/health", null, server.admin());
        if (answer.status() != 200) return "";
        return answer.json()
                .get("checks")
                .valueStream()
                .filter(one -> one.get("name").asString().equals(check))
                .map(one -> one.get("state").asString())
                .findFirst()
                .orElse("");
    }

    private static boolean over(UUID id) {
        return server.bean(Operations.class).find(id).orElseThrow().phase().ended();
    }

    private static void within(int seconds, BooleanSupplier holds) {
        Instant end = Instant.now().plusSeconds(seconds);
        while (!holds.getAsBoolean()) {
            assertThat(Instant.now()).as("within %s seconds", seconds).isBefore(end);
            LockSupport.parkNanos(100_000_000);
        }
    }

    /** An operation whose one step is held until the test lets it go. */
    @Configuration(proxyBeanMethods = false)
    static class Kind {
        static final CountDownLatch go = new CountDownLatch(1);
        static final AtomicInteger runs = new AtomicInteger();

        @Bean
        Work<Map<String, String>> held(Events events) {
            return new Held();
        }
    }

    private static final class Held implements Work<Map<String, String>>, Step<Map<String, String>> {
        @Override
        public String kind() {
            return "held";
        }

        @Override
        @SuppressWarnings("unchecked")
        public Class<Map<String, String>> spec() {
            return (Class<Map<String, String>>) (Class<?>) Map.class;
        }

        @Override
        public List<Step<Map<String, String>>> steps() {
            return List.of(this);
        }

        @Override
        public String name() {
            return "wait";
        }

        @Override
        public String state() {
            return "Waiting";
        }

        @Override
        public Duration deadline() {
            return Duration.ofMinutes(5);
        }

        @Override
        public Outcome run(StepRun<Map<String, String>> run) throws InterruptedException {
            Kind.runs.incrementAndGet();
            Kind.go.await();
            return Outcome.done();
        }
    }
}
