package io.slipway.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.TestServer;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class ExpiredTest {
    private static TestServer server;

    @BeforeAll
    static void start() throws IOException {
        server = TestServer.shared();
    }

    @Test
    void removesWhatIsOver() {
        JdbcClient db = server.bean(JdbcClient.class);
        for (String table : List.of("session", "api_token", "setup_code")) {
            String columns = table.equals("setup_code") ? "" : ", created";
            String values = table.equals("setup_code") ? "" : ", now()";
            String name = table.equals("api_token") ? ", name" : "";
            String named = table.equals("api_token") ? ", 'expired'" : "";
            db.sql("insert into " + table + "(hash, person, expires" + columns + name + ") values "
                            + "('over', 'local-admin', now() - interval '1 s'" + values + named + "), "
                            + "('alive', 'local-admin', now() + interval '1 h'" + values + named + ")")
                    .update();
        }
        new Expired(db, Clock.systemUTC()).round();
        for (String table : List.of("session", "api_token", "setup_code")) {
            List<String> left = db.sql("select hash from " + table + " where hash in ('over', 'alive')")
                    .query(String.class)
                    .list();
            assertThat(left).as(table).containsExactly("alive");
            db.sql("delete from " + table + " where hash = 'alive'").update();
        }
    }
}
