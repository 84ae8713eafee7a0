package io.slipway.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.Browser;
import io.slipway.TestServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** People, their sessions and tokens, as an administrator and as oneself, on two servers of one database. */
class PeopleTest {
    private static final String PASSWORD = "three blue herons";
    private static TestServer server;

    @BeforeAll
    static void start() throws IOException {
        server = TestServer.shared();
    }

    /** Made by the administrator, signed in by the link. */
    private static Browser person(String name) {
        var made = server.call(
                "POST", "/api/v1/people", Map.of("name", name, "displayName", "The " + name), server.admin());
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        server.bean(Grants.class).give(name, Role.DEVELOPER, "people-" + name);
        Browser browser = new Browser(server);
        assertThat(browser.call("POST", "/api/v1/setup", Map.of("code", code(made), "password", PASSWORD))
                        .status())
                .isEqualTo(200);
        return browser;
    }

    private static String code(TestServer.Answer made) {
        String link = made.json().has("link")
                ? made.json().get("link").asString()
                : made.json().get("url").asString();
        return link.substring(link.indexOf("code=") + 5);
    }

    @Test
    void aPersonIsMadeShownFoundAndRefusedTwice() {
        person("people-anna");
        var again = server.call("POST", "/api/v1/people", Map.of("name", "people-anna"), server.admin());
        assertThat(again.status()).isEqualTo(409);
        JsonNode found = server.call("GET", "/api/v1/people?q=people-AN", null, server.admin())
                .json();
        assertThat(found.get("total").asInt()).isEqualTo(1);
        JsonNode anna = found.get("items").get(0);
        assertThat(anna.get("displayName").asString()).isEqualTo("The people-anna");
        assertThat(anna.get("state").asString()).isEqualTo("active");
        assertThat(anna.get("password").asBoolean()).isTrue();
        var bad = server.call("POST", "/api/v1/people", Map.of("name", "System!", "displayName", ""), server.admin());
        assertThat(bad.json().get("faults")).hasSize(2);
        assertThat(server.call("POST", "/api/v1/people", Map.of("name", "system"), server.admin())
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aTriedPersonIsNotMade() {
        var tried = server.call("POST", "/api/v1/people?dryRun=true", Map.of("name", "people-tried"), server.admin());
        assertThat(tried.json().get("would").get(0).get("event").asString()).isEqualTo("person.created");
        assertThat(server.call("GET", "/api/v1/people/people-tried", null, server.admin())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void whoIsDisabledIsOutOnBothServersAtOnceAndMaySignInAgainLater() throws IOException {
        Browser ben = person("people-ben");
        String token = token(ben, Map.of("name", "ci", "days", 7));
        try (TestServer other = TestServer.start("slipway_shared", Map.of())) {
            assertThat(other.call("GET", "/api/v1/whoami", null, token).status())
                    .isEqualTo(200);
            assertThat(server.call("POST", "/api/v1/people/people-ben/disable", null, server.admin())
                            .status())
                    .isEqualTo(200);
            assertThat(other.call("GET", "/api/v1/whoami", null, token).status())
                    .isEqualTo(401);
        }
        assertThat(ben.call("GET", "/api/v1/whoami", null).status()).isEqualTo(401);
        Map<String, String> login = Map.of("user", "people-ben", "password", PASSWORD);
        assertThat(ben.call("POST", "/api/v1/login", login).status()).isEqualTo(401);
        server.call("POST", "/api/v1/people/people-ben/enable", null, server.admin());
        assertThat(ben.call("GET", "/api/v1/whoami", null).status()).isEqualTo(401);
        assertThat(ben.call("POST", "/api/v1/login", login).status()).isEqualTo(200);
        assertThat(server.call("GET", "/api/v1/whoami", null, token).status()).isEqualTo(200);
    }

    @Test
    void openStreamsEndWithinFiveSecondsOfTheSessionsEnd() throws IOException, InterruptedException {
        Browser hana = person("people-hana");
        HttpRequest live = HttpRequest.newBuilder(URI.create(server.url() + "/api/v1/live?topics=platform"))
                .header("Cookie", "slipway_session=" + hana.cookies().get("slipway_session"))
                .build();
        try (HttpClient http = HttpClient.newHttpClient();
                BufferedReader stream = new BufferedReader(new InputStreamReader(
                        http.send(live, HttpResponse.BodyHandlers.ofInputStream())
                                .body(),
                        StandardCharsets.UTF_8))) {
            String first = stream.readLine();
            while (first != null && !first.startsWith("event: hello")) first = stream.readLine();
            assertThat(first).isNotNull();
            long begun = System.nanoTime();
            server.call("DELETE", "/api/v1/people/people-hana/sessions", null, server.admin());
            String line = stream.readLine();
            while (line != null) line = stream.readLine();
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
        }
    }

    @Test
    void whoGetsADeletedNameInheritsNothing() {
        Browser cleo = person("people-cleo");
        String token = token(cleo, Map.of("name", "ci", "days", 7));
        assertThat(server.call("DELETE", "/api/v1/people/people-cleo", null, server.admin())
                        .status())
                .isEqualTo(204);
        server.call("POST", "/api/v1/people", Map.of("name", "people-cleo"), server.admin());
        assertThat(server.call("GET", "/api/v1/whoami", null, token).status()).isEqualTo(401);
        assertThat(cleo.call("GET", "/api/v1/whoami", null).status()).isEqualTo(401);
        assertThat(server.bean(Grants.class).of("people-cleo").grants()).isEmpty();
    }

    @Test
    void nobodyTakesHimselfOrTheMachinesAdministratorAway() {
        for (String act : List.of("local-admin/disable", "local-admin")) {
            var refused = server.call(
                    act.endsWith("disable") ? "POST" : "DELETE", "/api/v1/people/" + act, null, server.admin());
            assertThat(refused.status()).isEqualTo(409);
        }
    }

    @Test
    void sessionsAreListedAndEndOneByOneAndAllTogether() {
        Browser dora = person("people-dora");
        Map<String, String> login = Map.of("user", "people-dora", "password", PASSWORD);
        Browser phone = new Browser(server);
        phone.call("POST", "/api/v1/login", login, "User-Agent", "A phone");
        Browser third = new Browser(server);
        third.call("POST", "/api/v1/login", login);
        JsonNode list = dora.call("GET", "/api/v1/me/sessions", null).json().get("items");
        assertThat(list).hasSize(3);
        assertThat(list.valueStream().filter(one -> one.get("current").asBoolean()))
                .hasSize(1);
        JsonNode shown = list.valueStream()
                .filter(one -> "A phone".equals(one.get("agent").asString()))
                .findFirst()
                .orElseThrow();
        assertThat(dora.call("DELETE", "/api/v1/me/sessions/" + shown.get("id").asString(), null)
                        .status())
                .isEqualTo(204);
        assertThat(phone.call("GET", "/api/v1/whoami", null).status()).isEqualTo(401);
        assertThat(third.call("GET", "/api/v1/whoami", null).status()).isEqualTo(200);
        dora.call("DELETE", "/api/v1/me/sessions", null);
        assertThat(third.call("GET", "/api/v1/whoami", null).status()).isEqualTo(401);
        assertThat(dora.call("GET", "/api/v1/whoami", null).status()).isEqualTo(200);
        server.call("DELETE", "/api/v1/people/people-dora/sessions", null, server.admin());
        assertThat(dora.call("GET", "/api/v1/whoami", null).status()).isEqualTo(401);
    }

    @Test
    void aTokenIsOfTheFormThatScannersFindAndOnlyItsHashIsKept() {
        Browser emil = person("people-emil");
        String token = token(emil, Map.of("name", "ci", "days", 30));
        assertThat(token).matches("slw_[0-9A-Za-z]{42}");
        assertThat(Tokens.checks(token)).isTrue();
        assertThat(Tokens.checks(token.substring(0, token.length() - 1) + (token.endsWith("0") ? "1" : "0")))
                .isFalse();
        assertThat(server.bean(JdbcClient.class)
                        .sql("select count(*) from api_token t where t::text like '%' || ? || '%'")
                        .param(token)
                        .query(Long.class)
                        .single())
                .isZero();
        server.call("GET", "/api/v1/whoami", null, token);
        server.bean(LastUsed.class).round();
        JsonNode listed =
                emil.call("GET", "/api/v1/me/tokens", null).json().get("items").get(0);
        assertThat(listed.get("lastFrom").asString()).isEqualTo("127.0.0.1");
        assertThat(listed.get("lastUsed").isNull()).isFalse();
        assertThat(emil.call("DELETE", "/api/v1/me/tokens/ci", null).status()).isEqualTo(204);
        assertThat(server.call("GET", "/api/v1/whoami", null, token).status()).isEqualTo(401);
    }

    @Test
    void aTokenHasNoMoreThanItSaysAndNoMoreThanItsOwner() {
        Browser fay = person("people-fay");
        server.call("POST", "/api/v1/projects", Map.of("name", "people-fay-2"), server.admin());
        server.bean(Grants.class).give("people-fay", Role.DEVELOPER, "people-fay-2");
        String reads = token(
                fay, Map.of("name", "reads", "days", 7, "project", "people-fay-2", "rights", List.of("project.view")));
        assertThat(server.call("GET", "/api/v1/projects/people-fay-2", null, reads)
                        .status())
                .isEqualTo(200);
        assertThat(server.call("GET", "/api/v1/projects/people-fay-2/apps", null, reads)
                        .status())
                .isEqualTo(403);
        assertThat(server.call("GET", "/api/v1/projects/people-people-fay", null, reads)
                        .status())
                .isEqualTo(404);
        assertThat(server.call("POST", "/api/v1/me/tokens", Map.of("name", "more", "days", 1), reads)
                        .status())
                .isEqualTo(403);
        var faults = fay.call(
                "POST",
                "/api/v1/me/tokens",
                Map.of("name", "reads", "days", 4000, "rights", List.of("platform.admin", "fly")));
        assertThat(faults.json().get("faults")).hasSize(4);
        server.bean(Grants.class).forget("people-fay-2");
        assertThat(server.call("GET", "/api/v1/projects/people-fay-2", null, reads)
                        .status())
                .isIn(403, 404);
    }

    @Test
    void whatATokenMadeEndsWithIt() {
        Browser gus = person("people-gus");
        String first = token(gus, Map.of("name", "first", "days", 7));
        var made = server.call("POST", "/api/v1/me/tokens", Map.of("name", "second", "days", 90), first);
        String second = made.json().get("token").asString();
        assertThat(made.json().get("about").get("expires").asString())
                .isEqualTo(gus.call("GET", "/api/v1/me/tokens", null)
                        .json()
                        .get("items")
                        .get(0)
                        .get("expires")
                        .asString());
        gus.call("DELETE", "/api/v1/me/tokens/first", null);
        assertThat(server.call("GET", "/api/v1/whoami", null, second).status()).isEqualTo(401);
    }

    @Test
    void whoMayEditRightsOnlyDoesNotTakeOverAnAdministrator() {
        People people = server.bean(People.class);
        Person clerk = new Person(
                "clerk",
                "Clerk",
                Rights.of(List.of(RightsTest.grant(false, java.util.Set.of(Permission.RBAC_EDIT), Place.PLATFORM))),
                "127.0.0.1");
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> people.vetOver("local-admin", clerk))
                .hasMessageContaining("has rights that clerk lacks");
    }

    private static String token(Browser owner, Map<String, Object> wish) {
        var made = owner.call("POST", "/api/v1/me/tokens", wish);
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return made.json().get("token").asString();
    }
}
