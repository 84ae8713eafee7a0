package io.slipway;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.access.Role;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServerTest {
    private final TestServer server;

    ServerTest() throws IOException {
        server = TestServer.shared();
    }

    @Test
    void isReadyWhenTheDatabaseAnswers() {
        assertThat(server.call("GET", "/readyz", null, null).body()).isEqualTo("ready");
        assertThat(server.call("GET", "/healthz", null, null).status()).isEqualTo(200);
        assertThat(server.call("GET", "/metrics", null, server.admin()).body()).contains("jvm_memory_used_bytes");
    }

    @Test
    void aStartThatFailsEndsWithItsCauseOnOneLine() {
        var failure = new IllegalStateException("no bean", new IllegalArgumentException("line one\n  line two\n"));
        assertThat(Slipway.why(failure)).isEqualTo("the server cannot start: line one line two");
        assertThat(Slipway.why(new NullPointerException()))
                .isEqualTo("the server cannot start: java.lang.NullPointerException");
    }

    @Test
    void answersStrangersWithAProblem() {
        var answer = server.call("GET", "/api/v1/projects", null, null);
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.json().get("code").asString()).isEqualTo("Unauthenticated");
        assertThat(server.call("GET", "/api/v1/projects", null, "slw_wrong").status())
                .isEqualTo(401);
    }

    @Test
    void createsAProjectOnceAndNamesTheFault() {
        var made = server.call("POST", "/api/v1/projects", Map.of("name", "alpha"), server.admin());
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.json().get("owner").asString()).isEqualTo("local-admin");
        var again = server.call("POST", "/api/v1/projects", Map.of("name", "alpha"), server.admin());
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.json().get("code").asString()).isEqualTo("Exists");
        var bad = server.call("POST", "/api/v1/projects", Map.of("name", "Alpha!"), server.admin());
        assertThat(bad.status()).isEqualTo(400);
        assertThat(bad.json().get("faults").get(0).get("field").asString()).isEqualTo("name");
    }

    @Test
    void namesAllFaultsOfAnAppAtOnce() {
        server.call("POST", "/api/v1/projects", Map.of("name", "beta"), server.admin());
        var bad = server.call(
                "POST",
                "/api/v1/projects/beta/apps",
                Map.of("name", "X", "port", 99999, "dir", "../etc", "builder", "make"),
                server.admin());
        assertThat(bad.status()).isEqualTo(400);
        assertThat(bad.json().get("faults")).hasSize(5);
    }

    @Test
    void writesTheAuditRowWithTheAct() {
        server.call("POST", "/api/v1/projects", Map.of("name", "audited"), server.admin());
        var audit = server.call("GET", "/api/v1/projects/audited/activity", null, server.admin());
        assertThat(audit.json().get("items").get(0).get("name").asString()).isEqualTo("project.created");
    }

    @Test
    void setsAPasswordOnceByTheLink() {
        String url = server.call("POST", "/api/v1/setup-links", null, server.admin())
                .json()
                .get("url")
                .asString();
        String code = url.substring(url.indexOf("code=") + 5);
        Map<String, String> setup = Map.of("code", code, "password", "a long pass phrase");
        assertThat(server.call("POST", "/api/v1/setup", setup, null).status()).isEqualTo(200);
        assertThat(server.call("POST", "/api/v1/setup", setup, null).status()).isEqualTo(401);
        Map<String, String> login = Map.of("user", "local-admin", "password", "a long pass phrase");
        assertThat(server.call("POST", "/api/v1/login", login, null).status()).isEqualTo(200);
        Map<String, String> wrong = Map.of("user", "local-admin", "password", "not that phrase");
        assertThat(server.call("POST", "/api/v1/login", wrong, null).status()).isEqualTo(401);
    }

    @Test
    void hidesForeignProjectsLikeAbsentOnes() {
        server.call("POST", "/api/v1/projects", Map.of("name", "theirs"), server.admin());
        String stranger = server.person("stranger", Role.DEVELOPER, "elsewhere");
        var foreign = server.call("GET", "/api/v1/projects/theirs", null, stranger);
        var absent = server.call("GET", "/api/v1/projects/absent", null, stranger);
        assertThat(foreign.status()).isEqualTo(404).isEqualTo(absent.status());
        assertThat(foreign.body().replace("theirs", "absent")).isEqualTo(absent.body());
    }
}
