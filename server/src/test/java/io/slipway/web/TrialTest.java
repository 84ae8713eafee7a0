package io.slipway.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.TestServer;
import io.slipway.access.Role;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class TrialTest {
    private static final String PROJECT = "/api/v1/projects/trials";
    private static TestServer server;

    @BeforeAll
    static void start() throws IOException {
        server = TestServer.start("slipway_trials", Map.of());
        assertThat(post("/api/v1/projects", Map.of("name", "trials")).status()).isEqualTo(201);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void tellsWhatItWouldDoAndKeepsNothing() {
        List<Long> before = rows();
        var tried = post("/api/v1/projects?dryRun=true", Map.of("name", "never"));
        assertThat(tried.status()).as(tried.body()).isEqualTo(200);
        assertThat(events(tried)).containsExactly("project.created");
        assertThat(tried.json().get("would").get(0).get("data").get("name").asString())
                .isEqualTo("never");
        assertThat(rows()).isEqualTo(before);
        assertThat(server.call("GET", "/api/v1/projects/never", null, server.admin())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void checksAsTheActDoes() {
        assertThat(post("/api/v1/projects?dryRun=true", Map.of("name", "trials"))
                        .status())
                .isEqualTo(409);
        assertThat(post("/api/v1/projects?dryRun=true", Map.of("name", "Bad Name"))
                        .status())
                .isEqualTo(400);
        assertThat(post(PROJECT + "/envs/none/apps/none/deploy?dryRun=true", Map.of())
                        .status())
                .isEqualTo(404);
        String developer = server.person("trial-developer", Role.DEVELOPER, "trials");
        assertThat(server.call("POST", "/api/v1/projects?dryRun=true", Map.of("name", "never"), developer)
                        .status())
                .isEqualTo(403);
    }

    @Test
    void refusesWhatCannotBeTried() {
        var refused = server.call("DELETE", PROJECT + "?dryRun=true", null, server.admin());
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body()).contains("cannot be tried");
        assertThat(server.call("GET", PROJECT, null, server.admin()).status()).isEqualTo(200);
        assertThat(post("/api/v1/projects?dryRun=yes", Map.of("name", "never")).status())
                .isEqualTo(400);
    }

    /** Rows of all that an act could have written. */
    private static List<Long> rows() {
        JdbcClient db = server.bean(JdbcClient.class);
        return List.of("project", "role_grant", "audit", "operation", "scheduled_tasks").stream()
                .map(table -> db.sql("select count(*) from " + table)
                        .query(Long.class)
                        .single())
                .toList();
    }

    private static List<String> events(TestServer.Answer tried) {
        List<String> events = new ArrayList<>();
        tried.json().get("would").forEach(act -> events.add(act.get("event").asString()));
        return events;
    }

    private static TestServer.Answer post(String path, Map<String, ?> body) {
        return server.call("POST", path, body, server.admin());
    }
}
