package io.slipway.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.TestServer;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class BringBackTest {

    @Test
    void asksOnceForWhatServedInThatCluster() throws IOException {
        try (TestServer server = TestServer.start("slipway_bring_back", Map.of())) {
            JdbcClient db = server.bean(JdbcClient.class);
            serving(db, "here", "local", "prod");
            serving(db, "there", "far", "dev");

            server.bean(BringBack.class).to("local");
            server.bean(BringBack.class).to("local");

            assertThat(db.sql("select project || ' ' || kind || ' ' || revision || ' ' || actor || ': ' || reason"
                                    + " from rollout")
                            .query(String.class)
                            .list())
                    .containsExactly("here restart 4 system: cluster local began anew with nothing in it");
        }
    }

    private static void serving(JdbcClient db, String project, String cluster, String envClass) {
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
        db.sql(
                        "insert into revision values (gen_random_uuid(), ?, 'live', 'web', 4, 'sha256:00', '127.0.0.1:1/x/web', '1',"
                                + " 'abc', null, 8080, '{}', 'c', 0, 't', null, 1, 'me', null, now())")
                .param(project)
                .update();
        db.sql("insert into serving values (?, 'live', 'web', 4, null, 'mark', 1, now())")
                .param(project)
                .update();
    }
}
