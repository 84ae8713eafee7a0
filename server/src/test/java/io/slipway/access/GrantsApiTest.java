package io.slipway.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.TestServer;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Roles, teams and grants by those who may, and by those who may not. */
class GrantsApiTest {
    private static TestServer server;
    private static String lead;
    private static String member;

    @BeforeAll
    static void start() throws IOException {
        server = TestServer.shared();
        call("POST", "/projects", Map.of("name", "given"), server.admin());
        lead = server.person("given-lead", Role.LEAD, "given");
        member = server.person("given-member", Role.DEVELOPER, "given-elsewhere");
        server.person("given-other", Role.DEVELOPER, "given-elsewhere");
    }

    private static TestServer.Answer call(String method, String path, Object body, String token) {
        return server.call(method, "/api/v1" + path, body, token);
    }

    private static TestServer.Answer give(String token, String... words) {
        Map<String, String> wish = new HashMap<>();
        for (int i = 0; i < words.length; i += 2) wish.put(words[i], words[i + 1]);
        return call("POST", "/access/grants", wish, token);
    }

    private static String id(TestServer.Answer given) {
        assertThat(given.status()).as(given.body()).isEqualTo(201);
        return given.json().get("id").asString();
    }

    @Test
    void aLeadGivesWhatHeHasInHisProjectAndNoMore() {
        String grant = id(give(lead, "person", "given-member", "role", "tester", "project", "given"));
        assertThat(call("GET", "/projects/given", null, member).status()).isEqualTo(200);
        var more = give(lead, "person", "given-member", "role", "operator", "project", "given");
        assertThat(more.status()).isEqualTo(403);
        assertThat(more.json().get("detail").asString())
                .contains("holds less than the role 'operator' on project given")
                .contains("deploy.prod");
        assertThat(more.json().get("nextStep").asString()).contains("local-admin");
        assertThat(give(lead, "person", "given-member", "role", "tester").status())
                .as("everywhere")
                .isEqualTo(403);
        assertThat(give(lead, "person", "given-member", "role", "tester", "project", "given", "effect", "deny")
                        .status())
                .as("denials are the platform's")
                .isEqualTo(403);
        assertThat(call("DELETE", "/access/grants/" + grant, null, member).status())
                .as("by who gives no rights")
                .isEqualTo(403);
        assertThat(call("DELETE", "/access/grants/" + grant, null, lead).status())
                .isEqualTo(204);
        assertThat(call("GET", "/projects/given", null, member).status()).isEqualTo(404);
    }

    @Test
    void allFaultsComeAtOnceWithTheNearestName() {
        var answer = give(
                server.admin(),
                "person",
                "given-membr",
                "role",
                "tster",
                "project",
                "given",
                "env",
                "tst",
                "labels",
                "x");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("detail").asString())
                .contains("did you mean 'given-member'?")
                .contains("did you mean 'tester'?")
                .contains("environment given/tst does not exist")
                .contains("'x' is not of the form name=value");
        assertThat(give(lead, "person", "given-member", "role", "tester", "project", "no-such")
                        .body())
                .isEqualTo(give(lead, "person", "given-member", "role", "tester", "project", "other-one")
                        .body()
                        .replace("other-one", "no-such"));
    }

    @Test
    void aTeamHasWhatItIsGivenAndWhoLeavesLosesIt() {
        call("POST", "/access/teams", Map.of("name", "payers"), server.admin());
        id(give(server.admin(), "team", "payers", "role", "developer", "project", "given"));
        assertThat(call("PUT", "/access/teams/payers/members/given-other", null, lead)
                        .status())
                .as("by a lead")
                .isEqualTo(403);
        String token = server.person("given-payer", Role.DEVELOPER, "given-elsewhere");
        assertThat(call("GET", "/projects/given", null, token).status()).isEqualTo(404);
        assertThat(call("PUT", "/access/teams/payers/members/given-payer", null, server.admin())
                        .status())
                .isEqualTo(200);
        assertThat(call("GET", "/projects/given", null, token).status()).isEqualTo(200);
        assertThat(call("DELETE", "/access/teams/payers/members/given-payer", null, server.admin())
                        .status())
                .isEqualTo(204);
        assertThat(call("GET", "/projects/given", null, token).status()).isEqualTo(404);
        assertThat(call("DELETE", "/access/teams/payers", null, server.admin()).status())
                .isEqualTo(204);
        assertThat(call("GET", "/access/grants", null, server.admin()).body()).doesNotContain("payers");
    }

    @Test
    void anOwnRoleHoldsSmallRights() {
        Map<String, Object> wish = Map.of("rights", List.of("restart", "log"));
        assertThat(call("PUT", "/access/roles/restarter", wish, lead).status()).isEqualTo(403);
        assertThat(call("PUT", "/access/roles/restarter", wish, server.admin()).status())
                .isEqualTo(200);
        String grant = id(give(server.admin(), "person", "given-other", "role", "restarter", "project", "given"));
        JsonNode can = simulated("given-other", "restart");
        assertThat(can.get("allowed").asBoolean()).isTrue();
        assertThat(can.get("because").asString()).contains("restarter on project given");
        assertThat(simulated("given-other", "deploy").get("allowed").asBoolean())
                .isFalse();
        assertThat(call("DELETE", "/access/roles/restarter", null, server.admin())
                        .json()
                        .get("detail")
                        .asString())
                .contains("is given 1 times");
        call("DELETE", "/access/grants/" + grant, null, server.admin());
        assertThat(call("DELETE", "/access/roles/restarter", null, server.admin())
                        .status())
                .isEqualTo(204);
        var typo = call("PUT", "/access/roles/other", Map.of("rights", List.of("restrat")), server.admin());
        assertThat(typo.json().get("detail").asString()).contains("did you mean 'restart'?");
        assertThat(call("PUT", "/access/roles/tester", wish, server.admin()).status())
                .isEqualTo(400);
    }

    private static JsonNode simulated(String person, String right) {
        return call(
                        "GET",
                        "/access/simulation?project=given&person=" + person + "&right=" + right,
                        null,
                        server.admin())
                .json()
                .get("items")
                .get(0);
    }

    @Test
    void theLastAdministratorStays() {
        server.bean(TransactionTemplate.class).executeWithoutResult(transaction -> {
            transaction.setRollbackOnly();
            JdbcClient db = server.bean(JdbcClient.class);
            server.bean(Administrators.class).keep();
            db.sql("delete from role_grant where role = 'ADMIN'").update();
            db.sql("delete from access_grant where role = 'admin'").update();
            assertThatThrownBy(server.bean(Administrators.class)::keep).hasMessageContaining("nobody would be left");
        });
    }

    @Test
    void whoIsShutOutCountsAsNoAdministrator() {
        server.bean(TransactionTemplate.class).executeWithoutResult(transaction -> {
            transaction.setRollbackOnly();
            JdbcClient db = server.bean(JdbcClient.class);
            db.sql("update person set disabled = now()").update();
            assertThatThrownBy(server.bean(Administrators.class)::keep).hasMessageContaining("nobody would be left");
        });
    }

    @Test
    void changesAreInTheAudit() {
        String grant = id(give(server.admin(), "person", "given-other", "role", "auditor", "project", "given"));
        call("DELETE", "/access/grants/" + grant, null, server.admin());
        String activity =
                call("GET", "/projects/given/activity", null, server.admin()).body();
        assertThat(activity)
                .contains("access.granted")
                .contains("access.revoked")
                .contains("auditor");
        var tried = call(
                "POST",
                "/access/grants?dryRun=true",
                Map.of("person", "given-other", "role", "tester"),
                server.admin());
        assertThat(tried.status()).isEqualTo(200);
        assertThat(call("GET", "/access/grants", null, server.admin()).body())
                .doesNotContain("\"person\":\"given-other\",\"team\":null,\"role\":\"tester\"");
    }

    @Test
    void whoLeavesATeamIsCutOffWithinFiveSeconds() throws IOException {
        call("POST", "/access/teams", Map.of("name", "readers"), server.admin());
        id(give(server.admin(), "team", "readers", "role", "tester", "project", "given"));
        String token = server.person("given-reader", Role.DEVELOPER, "given-elsewhere");
        call("PUT", "/access/teams/readers/members/given-reader", null, server.admin());
        URI url = URI.create(server.url());
        try (Socket stream = new Socket(url.getHost(), url.getPort())) {
            stream.setSoTimeout(10_000);
            stream.getOutputStream()
                    .write(("GET /api/v1/live?topics=project/given HTTP/1.1\r\nHost: " + url.getRawAuthority()
                                    + "\r\nAuthorization: Bearer " + token + "\r\n\r\n")
                            .getBytes(StandardCharsets.UTF_8));
            byte[] some = new byte[4_096];
            int begun = stream.getInputStream().read(some);
            assertThat(new String(some, 0, begun, StandardCharsets.UTF_8)).startsWith("HTTP/1.1 200");
            long since = System.nanoTime();
            call("DELETE", "/access/teams/readers/members/given-reader", null, server.admin());
            while (stream.getInputStream().read(some) >= 0) {}
            assertThat(Duration.ofNanos(System.nanoTime() - since)).isLessThan(Duration.ofSeconds(5));
        }
    }
}
