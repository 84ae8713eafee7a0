package io.slipway.signon;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.Browser;
import io.slipway.TestServer;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Sign-in by a real identity provider, which runs as a process of its own. */
class OidcTest {
    private static TestServer server;
    private static Process provider;
    private static String issuer;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        server = TestServer.shared();
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        issuer = "http://127.0.0.1:" + port;
        Path log = Files.createTempFile("provider", ".log");
        provider = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        outside.ProviderProcess.class.getName(),
                        String.valueOf(port),
                        callback())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        Browser waiting = new Browser(server);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!answers(waiting)) {
            assertThat(provider.isAlive()).as(Files.readString(log)).isTrue();
            assertThat(System.nanoTime()).as(Files.readString(log)).isLessThan(end);
            provider.waitFor(200, TimeUnit.MILLISECONDS);
        }
        server.bean(JdbcClient.class)
                .sql("insert into team(name, created) values ('oidc-team', now())")
                .update();
        var put = put(Map.of("idp-devs", List.of("oidc-team")));
        assertThat(put.status()).as(put.body()).isEqualTo(200);
        assertThat(put.body()).doesNotContain("client-secret");
    }

    private static boolean answers(Browser browser) {
        try {
            return browser.call("GET", issuer + "/.well-known/openid-configuration", null)
                            .status()
                    == 200;
        } catch (IllegalStateException e) {
            return false;
        }
    }

    private static TestServer.Answer put(Map<String, List<String>> groups) {
        return server.call(
                "PUT",
                "/api/v1/identity-providers/corp",
                Map.of(
                        "kind", "oidc",
                        "display", "Corp",
                        "secret", "client-secret",
                        "oidc", Map.of("issuer", issuer, "clientId", "slipway"),
                        "groups", groups),
                server.admin());
    }

    private static String callback() {
        return server.bean(io.slipway.store.Settings.class).url() + "/api/v1/sign-in/corp/callback";
    }

    @AfterAll
    static void stop() throws InterruptedException {
        server.call("DELETE", "/api/v1/identity-providers/corp", null, server.admin());
        provider.destroy();
        provider.waitFor(20, TimeUnit.SECONDS);
    }

    /** Through the provider, as that user; the browser with what came of it. */
    private static Browser through(String user) {
        Browser browser = new Browser(server);
        browser.call("GET", "/api/v1/sign-in/corp?to=/apps", null);
        String away = browser.location();
        assertThat(away).startsWith(issuer + "/oauth2/authorize?").contains("code_challenge_method=S256", "nonce=");
        Browser there = new Browser(server);
        var answer = there.call("GET", away, null, "Test-User", user, "Accept", "text/html");
        assertThat(answer.status()).as(answer.body()).isEqualTo(302);
        assertThat(there.location()).startsWith(callback() + "?code=");
        browser.call(
                "GET",
                server.url() + there.location().substring(there.location().indexOf("/api/v1")),
                null);
        return browser;
    }

    private static void groups(String user, String groups) {
        new Browser(server).call("POST", issuer + "/test/groups?user=" + user + "&groups=" + groups, null);
    }

    private static List<String> teams(String person) {
        return server.bean(JdbcClient.class)
                .sql("select team from team_member where person = ? and source = 'corp'")
                .param(person)
                .query(String.class)
                .list();
    }

    @Test
    void thePageOffersTheProvider() {
        assertThat(server.call("GET", "/api/v1/sign-in", null, null)
                        .json()
                        .get("items")
                        .get(0)
                        .get("display")
                        .asString())
                .isEqualTo("Corp");
    }

    @Test
    void whoComesFirstIsMadeAndHisTeamsFollowHisGroups() {
        groups("oidc-ann", "idp-devs,idp-others");
        Browser ann = through("oidc-ann");
        assertThat(ann.location()).isEqualTo("/apps");
        assertThat(ann.cookies()).containsKey("slipway_session").doesNotContainKey(Cookies.FLOW_NAME);
        var about = server.call("GET", "/api/v1/people/oidc-ann", null, server.admin())
                .json();
        assertThat(about.get("origin").asString()).isEqualTo("corp");
        assertThat(about.get("displayName").asString()).isEqualTo("The oidc-ann");
        assertThat(teams("oidc-ann")).containsExactly("oidc-team");
        groups("oidc-ann", "idp-others");
        through("oidc-ann");
        assertThat(teams("oidc-ann")).isEmpty();
    }

    @Test
    void aNameOfSomebodyElseIsNotTakenOver() {
        Browser nobody = through("local-admin");
        assertThat(nobody.location()).isEqualTo("/sign-in?refused=NotPermitted");
        assertThat(nobody.cookies()).doesNotContainKey("slipway_session");
    }

    @Test
    void whoIsDisabledHereDoesNotComeInByTheProvider() {
        through("oidc-ben");
        server.call("POST", "/api/v1/people/oidc-ben/disable", null, server.admin());
        Browser ben = through("oidc-ben");
        assertThat(ben.location()).isEqualTo("/sign-in?refused=Unauthenticated");
        assertThat(ben.cookies()).doesNotContainKey("slipway_session");
    }

    @Test
    void aProviderStandsForOneIssuerForEver() {
        var other = server.call(
                "PUT",
                "/api/v1/identity-providers/corp",
                Map.of("kind", "oidc", "oidc", Map.of("issuer", "https://elsewhere.example", "clientId", "x")),
                server.admin());
        assertThat(other.status()).isEqualTo(409);
        var plain = server.call(
                "PUT",
                "/api/v1/identity-providers/plain",
                Map.of("kind", "oidc", "oidc", Map.of("issuer", "http://elsewhere.example", "clientId", "")),
                server.admin());
        assertThat(plain.json().get("faults")).hasSize(2);
    }
}
