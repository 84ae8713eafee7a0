package io.slipway.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.TestServer;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.context.Lifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;

class BringBackTest {

    @Test
    void asksOnceForWhatServedInThatCluster() throws IOException {
        try (TestServer server = TestServer.start("slipway_bring_back", Map.of())) {
            JdbcClient db = server.bean(JdbcClient.class);
            serving(db, "here", "local", "prod");
            serving(db, "there", "far", "dev");

            noMoreTurns(server);
            server.bean(BringBack.class).to("local");
            server.bean(BringBack.class).to("local");

            assertThat(db.sql("select project || ' ' || kind || ' ' || revision || ' ' || actor || ': ' || reason"
                                    + " from rollout")
                            .query(String.class)
                            .list())
                    .containsExactly("here restart 4 system: cluster local began anew with nothing in it");
        }
    }

    @Test
    void whatWasUnderWayGivesWayToWhatServed() throws IOException {
        try (TestServer server = TestServer.start("slipway_cut_off", Map.of())) {
            JdbcClient db = server.bean(JdbcClient.class);
            serving(db, "here", "local", "dev");
            revision(db, "here", 5);
            serving(db, "there", "far", "dev");
            app(db, "fresh", "local", "dev");
            revision(db, "fresh", 1);
            UUID here = underWay(db, "here", 5);
            UUID there = underWay(db, "there", 4);
            UUID fresh = underWay(db, "fresh", 1);

            server.bean(BringBack.class).cutOff("local");
            awaitEnd(db, here);
            awaitEnd(db, fresh);
            noMoreTurns(server);
            server.bean(BringBack.class).to("local");
            server.bean(BringBack.class).to("local");

            String end = "select state || ': ' || message from rollout where id = ?";
            assertThat(one(db, end, here))
                    .isEqualTo("Superseded: its cluster began anew with nothing in it, as after a restore: revision 4,"
                            + " which served, is brought there; deploy again to have revision 5");
            assertThat(one(db, end, fresh)).endsWith("revision 1 is begun there from the start");
            assertThat(one(db, end, there)).isNull();
            assertThat(one(db, "select name from audit where data->>'id' = ?::text", here))
                    .isEqualTo("rollout.superseded");
            assertThat(begun(db))
                    .containsExactly(
                            "fresh deploy 1 x2: cluster local began anew with nothing in it",
                            "here restart 4 x1: cluster local began anew with nothing in it");
        }
    }

    /** What is begun stays under way: without a cluster it would fail, maybe before it is asked for again. */
    private static void noMoreTurns(TestServer server) {
        server.context().getBean("queue", Lifecycle.class).stop();
    }

    /** One whose apply is done, as a backup finds it while it waits for its pods. */
    private static UUID underWay(JdbcClient db, String project, int revision) {
        UUID id = UUID.randomUUID();
        db.sql("insert into rollout(id, project, env, app, kind, revision, mark, replicas, actor, source, created)"
                        + " values (?, ?, 'live', 'web', 'deploy', ?, 'new', 2, 'me', 'test', now())")
                .params(id, project, revision)
                .update();
        db.sql("insert into operation(id, kind, lane, project, env, app, actor, source, spec, phase, state, epoch,"
                        + " created, started, deadline) values (?, 'rollout', ?, ?, 'live', 'web', 'me', 'test', ?::jsonb,"
                        + " 'RUNNING', 'Progressing', 1, now(), now(), now() - interval '1 day')")
                .params(
                        id,
                        "rollout/" + project + "/live/web",
                        project,
                        "{\"project\": \"" + project + "\", \"env\": \"live\", \"app\": \"web\"}")
                .update();
        db.sql("insert into step(operation, n, name, phase, epoch, output) values"
                        + " (?, 0, 'apply', 'SUCCEEDED', 1, '{\"generation\": 7, \"commit\": \"abc\"}')")
                .param(id)
                .update();
        return id;
    }

    private static void awaitEnd(JdbcClient db, UUID rollout) {
        Instant end = Instant.now().plusSeconds(30);
        while (one(db, "select state from rollout where id = ?", rollout) == null) {
            assertThat(Instant.now()).as("the end of rollout %s", rollout).isBefore(end);
            LockSupport.parkNanos(20_000_000);
        }
    }

    private static @Nullable String one(JdbcClient db, String sql, UUID rollout) {
        return db.sql(sql).param(rollout).query(String.class).optional().orElse(null);
    }

    private static List<String> begun(JdbcClient db) {
        return db.sql("select project || ' ' || kind || ' ' || revision || ' x' || replicas || ': ' || reason"
                        + " from rollout where actor = 'system' order by 1")
                .query(String.class)
                .list();
    }

    private static void serving(JdbcClient db, String project, String cluster, String envClass) {
        app(db, project, cluster, envClass);
        revision(db, project, 4);
        db.sql("insert into serving values (?, 'live', 'web', 4, null, 'mark', 1, now())")
                .param(project)
                .update();
    }

    private static void app(JdbcClient db, String project, String cluster, String envClass) {
        db.sql("insert into project values (gen_random_uuid(), ?, null, 'me', now())")
                .param(project)
                .update();
        db.sql("insert into environment values (gen_random_uuid(), ?, 'live', ?, ?, ?, 'Ready', now())")
                .params(project, envClass, cluster, project + "-live")
                .update();
        db.sql(
                        "insert into app values (gen_random_uuid(), ?, 'web', 'g', '/g', 'main', '.', null, 'jib', 8080, false, now())")
                .param(project)
                .update();
    }

    private static void revision(JdbcClient db, String project, int n) {
        db.sql(
                        "insert into revision values (gen_random_uuid(), ?, 'live', 'web', ?, 'sha256:00', '127.0.0.1:1/x/web', '1',"
                                + " 'abc', null, 8080, '{}', 'c', 0, 't', null, 1, 'me', null, now())")
                .params(project, n)
                .update();
    }
}
