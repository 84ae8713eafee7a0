package io.slipway.signon;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.Browser;
import io.slipway.TestServer;
import io.slipway.access.Grants;
import io.slipway.access.Role;
import io.slipway.api.Account;
import io.slipway.core.Actor;
import io.slipway.core.Secret;
import java.io.IOException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.apache.commons.codec.binary.Base32;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** An authenticator app: enrolled, asked for, used once, lost. */
class SecondFactorTest {
    private static final String PASSWORD = "three blue herons";
    private static TestServer server;

    @BeforeAll
    static void start() throws IOException {
        server = TestServer.shared();
    }

    private record Enrolled(Browser browser, Secret<String> secret, List<String> codes) {
        /** A code that was not used before: the step after the one of the enrolment. */
        String next() {
            return Totp.code(secret, Instant.now().getEpochSecond() / 30 + 1);
        }
    }

    private static Browser person(String name) {
        PasswordLinks links = server.bean(PasswordLinks.class);
        links.invite(new Account.Create(name, null), Actor.SYSTEM);
        server.bean(Grants.class).give(name, Role.DEVELOPER, "second");
        Browser browser = new Browser(server);
        Map<String, String> setup =
                Map.of("code", links.make(name, Actor.SYSTEM).reveal(), "password", PASSWORD);
        assertThat(browser.call("POST", "/api/v1/setup", setup).status()).isEqualTo(200);
        return browser;
    }

    private static Enrolled enrolled(String name) {
        Browser browser = person(name);
        JsonNode begun = browser.call("POST", "/api/v1/me/second-factor", Map.of("password", PASSWORD))
                .json();
        Secret<String> secret = Secret.of(begun.get("secret").asString());
        assertThat(begun.get("url").asString()).startsWith("otpauth://totp/Slipway:" + name + "?secret=");
        // Not yet confirmed: nothing is asked for.
        assertThat(new Browser(server)
                        .call("POST", "/api/v1/login", login(name, null))
                        .status())
                .isEqualTo(200);
        String now = Totp.code(secret, Instant.now().getEpochSecond() / 30);
        var confirmed = browser.call("POST", "/api/v1/me/second-factor/confirm", Map.of("otp", now));
        assertThat(confirmed.status()).as(confirmed.body()).isEqualTo(200);
        List<String> codes = confirmed
                .json()
                .get("codes")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
        assertThat(new HashSet<>(codes)).hasSize(10);
        return new Enrolled(browser, secret, codes);
    }

    private static Map<String, Object> login(String user, String otp) {
        return otp == null
                ? Map.of("user", user, "password", PASSWORD)
                : Map.of("user", user, "password", PASSWORD, "otp", otp);
    }

    @Test
    void makesTheCodesOfTheStandard() {
        // RFC 6238, appendix B; the last six of its eight digits.
        Secret<String> secret = Secret.of(new Base32()
                .encodeToString("12345678901234567890".getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
        assertThat(Totp.code(secret, 1)).isEqualTo("287082");
        assertThat(Totp.code(secret, 37037036L)).isEqualTo("081804");
        assertThat(Totp.code(secret, 666666666L)).isEqualTo("353130");
    }

    @Test
    void takesCodesOfAClockThatIsHalfAMinuteOffAndNoOthers() {
        Secret<String> secret = Totp.secret();
        Instant now = Instant.ofEpochSecond(1_800_000_000L);
        long step = now.getEpochSecond() / 30;
        for (long off = -5; off <= 5; off++) {
            assertThat(Totp.step(secret, Totp.code(secret, step + off), now).isPresent())
                    .as("%s periods off", off)
                    .isEqualTo(Math.abs(off) <= 1);
        }
    }

    @Test
    void theSignInAsksForTheCodeAndTakesEachOnce() {
        Enrolled anna = enrolled("second-anna");
        Browser browser = new Browser(server);
        var asked = browser.call("POST", "/api/v1/login", login("second-anna", null));
        assertThat(asked.status()).isEqualTo(401);
        assertThat(asked.json().get("code").asString()).isEqualTo("SecondFactorNeeded");
        assertThat(browser.cookies()).isEmpty();
        assertThat(browser.call("POST", "/api/v1/login", login("second-anna", "000000"))
                        .status())
                .isEqualTo(401);
        String code = anna.next();
        assertThat(browser.call("POST", "/api/v1/login", login("second-anna", code))
                        .status())
                .isEqualTo(200);
        assertThat(browser.call("POST", "/api/v1/login", login("second-anna", code))
                        .status())
                .as("the same code again")
                .isEqualTo(401);
        Map<String, Object> wrong = Map.of("user", "second-anna", "password", "not this one", "otp", code);
        assertThat(browser.call("POST", "/api/v1/login", wrong)
                        .json()
                        .get("code")
                        .asString())
                .isEqualTo("Unauthenticated");
    }

    @Test
    void aRecoveryCodeServesOnceAndFreshOnesMakeTheOldVoid() {
        Enrolled ben = enrolled("second-ben");
        Browser browser = new Browser(server);
        String code = ben.codes().getFirst();
        assertThat(browser.call("POST", "/api/v1/login", login("second-ben", code.toUpperCase(java.util.Locale.ROOT)))
                        .status())
                .isEqualTo(200);
        assertThat(browser.call("POST", "/api/v1/login", login("second-ben", code))
                        .status())
                .isEqualTo(401);
        var fresh = ben.browser().call("POST", "/api/v1/me/second-factor/recovery-codes", Map.of("otp", ben.next()));
        assertThat(fresh.json().get("codes")).hasSize(10);
        assertThat(browser.call(
                                "POST",
                                "/api/v1/login",
                                login("second-ben", ben.codes().get(1)))
                        .status())
                .isEqualTo(401);
        assertThat(stored("second-ben"))
                .doesNotContain(ben.codes().get(1), ben.secret().reveal());
    }

    /** All that the database holds of it, as text. */
    private static String stored(String name) {
        return String.join(
                "\n",
                server.bean(JdbcClient.class)
                        .sql("""
                                select r::text from recovery_code r where person = ?
                                union all select convert_from(decode(replace(encode(secret, 'hex'), '00', ''), 'hex'), 'LATIN1')
                                from second_factor where person = ?""")
                        .param(name)
                        .param(name)
                        .query(String.class)
                        .list());
    }

    @Test
    void itIsRemovedByACodeOrByAnAdministrator() {
        Enrolled cleo = enrolled("second-cleo");
        assertThat(cleo.browser()
                        .call("POST", "/api/v1/me/second-factor/remove", Map.of("otp", "123456"))
                        .status())
                .isEqualTo(400);
        assertThat(cleo.browser()
                        .call(
                                "POST",
                                "/api/v1/me/second-factor/remove",
                                Map.of("otp", cleo.codes().get(3)))
                        .status())
                .isEqualTo(204);
        assertThat(new Browser(server)
                        .call("POST", "/api/v1/login", login("second-cleo", null))
                        .status())
                .isEqualTo(200);
        enrolled("second-dora");
        assertThat(server.call("DELETE", "/api/v1/people/second-dora/second-factor", null, server.admin())
                        .status())
                .isEqualTo(204);
        assertThat(new Browser(server)
                        .call("POST", "/api/v1/login", login("second-dora", null))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aLinkThatSetsThePasswordDoesNotReplaceTheSecondFactor() {
        Enrolled emil = enrolled("second-emil");
        String link = server.bean(PasswordLinks.class)
                .make("second-emil", Actor.SYSTEM)
                .reveal();
        Browser browser = new Browser(server);
        Map<String, String> setup = Map.of("code", link, "password", "four green herons");
        assertThat(browser.call("POST", "/api/v1/setup", setup)
                        .json()
                        .get("code")
                        .asString())
                .isEqualTo("SecondFactorNeeded");
        Map<String, String> whole = Map.of("code", link, "password", "four green herons", "otp", emil.next());
        assertThat(browser.call("POST", "/api/v1/setup", whole).status()).isEqualTo(200);
    }
}
