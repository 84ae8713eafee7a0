package io.slipway.signon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.Browser;
import io.slipway.TestServer;
import io.slipway.access.Arrivals;
import io.slipway.access.Grants;
import io.slipway.access.Origin;
import io.slipway.access.Role;
import io.slipway.access.Sessions;
import io.slipway.api.Account;
import io.slipway.api.Me;
import io.slipway.core.Actor;
import io.slipway.core.Refusal;
import io.slipway.core.Secret;
import io.slipway.store.Events;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.support.TransactionTemplate;

/** Passwords, links, and who guesses them. */
class SignInTest {
    private static final String PASSWORD = "three blue herons";
    private static TestServer server;
    /** Counts what was compared, and compares fast. */
    private static final AtomicInteger compared = new AtomicInteger();

    /** Happens once, while a password is being compared. */
    private static final AtomicReference<Runnable> whileCompared = new AtomicReference<>(() -> {});

    private static SignIn fast;

    @BeforeAll
    static void start() throws IOException {
        server = TestServer.shared();
        PasswordEncoder plain = new PasswordEncoder() {
            @Override
            public String encode(CharSequence password) {
                return "plain " + password;
            }

            @Override
            public boolean matches(CharSequence password, String stored) {
                compared.incrementAndGet();
                whileCompared.getAndSet(() -> {}).run();
                return stored.equals("plain " + password);
            }
        };
        StoredPasswords stored = new StoredPasswords(server.bean(JdbcClient.class), new Passwords(plain));
        fast = new SignIn(
                server.bean(TransactionTemplate.class),
                stored,
                server.bean(Directories.class),
                server.bean(Arrivals.class),
                server.bean(PasswordLinks.class),
                server.bean(SecondFactors.class),
                new Attempts(server.bean(Throttle.class), server.bean(FailedSignIns.class), stored),
                server.bean(KnownPlaces.class),
                server.bean(Sessions.class),
                server.bean(Events.class));
    }

    /** Other classes have signed in from this machine, too. */
    @BeforeEach
    void nobodyHasTried() {
        server.bean(JdbcClient.class).sql("delete from sign_try").update();
    }

    private static void person(String name, String hash) {
        server.bean(PasswordLinks.class).invite(new Account.Create(name, null), Actor.SYSTEM);
        server.bean(Grants.class).give(name, Role.DEVELOPER, "signon");
        server.bean(JdbcClient.class)
                .sql("update person set password = ? where name = ?")
                .param(hash)
                .param(name)
                .update();
    }

    private static String stored(String name) {
        return server.bean(JdbcClient.class)
                .sql("select password from person where name = ?")
                .param(name)
                .query(String.class)
                .single();
    }

    private static boolean signsIn(String user, String password, Origin from) {
        try {
            fast.byPassword(new Me.Login(user, password, null), from);
            return true;
        } catch (Refusal e) {
            return false;
        }
    }

    @Test
    void tenThousandGuessesAreTenAndTheOwnerStillGetsIn() {
        person("signon-anna", "plain " + PASSWORD);
        Origin home = new Origin("10.1.0.1", null, null);
        Secret<String> device = fast.byPassword(new Me.Login("signon-anna", PASSWORD, null), home)
                .device();
        compared.set(0);
        boolean in = IntStream.range(0, 10_000)
                .anyMatch(n -> signsIn("signon-anna", "guess " + n, new Origin("10.2." + n % 250 + ".9", null, null)));
        assertThat(in).isFalse();
        assertThat(compared.get()).isEqualTo(Throttle.TRIES);
        assertThat(signsIn("signon-anna", PASSWORD, new Origin("10.9.9.9", null, null)))
                .as("from a new place")
                .isFalse();
        assertThat(signsIn("signon-anna", PASSWORD, home)).as("from home").isTrue();
        assertThat(signsIn("signon-anna", PASSWORD, new Origin("10.9.9.9", null, device.reveal())))
                .as("on the known device, elsewhere")
                .isTrue();
        assertThat(signsIn("signon-anna", PASSWORD, new Origin("10.9.9.8", null, "a device of others")))
                .isFalse();
    }

    @Test
    void capitalsMakeNoOtherAccount() {
        person("signon-caps", "plain " + PASSWORD);
        compared.set(0);
        for (int n = 0; n < 20; n++) {
            signsIn(n % 2 == 0 ? "signon-CAPS" : " Signon-caps ", "guess", new Origin("10.6.0." + n, null, null));
        }
        assertThat(compared.get()).isEqualTo(Throttle.TRIES);
    }

    @Test
    void guessesAtManyAccountsFromOneAddressEndToo() {
        compared.set(0);
        for (int n = 0; n < 1_000; n++) signsIn("signon-many-" + n, "guess", new Origin("10.3.0.1", null, null));
        assertThat(compared.get()).isEqualTo(Throttle.ADDRESS_TRIES);
    }

    @Test
    void guessesAtLinksKeepNobodyElseOut() {
        Me.Setup guess = new Me.Setup("no-such-link", PASSWORD, null);
        for (int n = 0; n < 300; n++) {
            assertThatThrownBy(() -> fast.byLink(guess, new Origin("10.6.0.1", null, null)))
                    .isInstanceOf(Refusal.class);
        }
        person("signon-hal", "unused");
        String code = server.bean(PasswordLinks.class)
                .make("signon-hal", Actor.SYSTEM)
                .reveal();
        assertThat(fast.byLink(new Me.Setup(code, PASSWORD, null), new Origin("10.6.0.2", null, null)))
                .isNotNull();
    }

    @Test
    void aRightPasswordGivesNoMoreGuessesAtTheCode() {
        person("signon-ida", "plain " + PASSWORD);
        Origin from = new Origin("10.7.0.1", null, null);
        for (int n = 0; n < Throttle.TRIES; n++) {
            assertThatThrownBy(() -> fast.proveFactor("signon-ida", "000000", from))
                    .hasMessageContaining("wrong");
            fast.provePassword("signon-ida", Secret.of(PASSWORD), "current", from);
        }
        assertThatThrownBy(() -> fast.proveFactor("signon-ida", "000000", from)).hasMessageContaining("attempts");
    }

    @Test
    void whoGetsAnotherPasswordWhileTheOldOneIsComparedIsNotIn() {
        person("signon-jo", "plain " + PASSWORD);
        Origin from = new Origin("10.8.0.1", null, null);
        whileCompared.set(() -> server.bean(JdbcClient.class)
                .sql("update person set password = 'plain other' where name = 'signon-jo'")
                .update());
        assertThat(signsIn("signon-jo", PASSWORD, from)).isFalse();
        assertThat(signsIn("signon-jo", "other", from)).isTrue();
    }

    @Test
    void noHeaderMakesAnotherAddress() {
        person("signon-ben", "unused");
        int tried = 0;
        for (int n = 0; n < 40; n++) {
            Browser browser = new Browser(server);
            int status = browser.call(
                            "POST",
                            "/api/v1/login",
                            Map.of("user", "signon-ben", "password", "guess"),
                            "X-Forwarded-For",
                            "10.4.0." + n,
                            "Forwarded",
                            "for=10.4.0." + n,
                            "X-Real-IP",
                            "10.4.0." + n)
                    .status();
            if (status != 429) tried++;
        }
        assertThat(tried).isEqualTo(Throttle.TRIES);
    }

    @Test
    void thoseWhoDoNotExistTakeAsLong() {
        person("signon-cleo", new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2).encode(PASSWORD));
        SignIn real = server.bean(SignIn.class);
        long[] known = new long[9];
        long[] unknown = new long[9];
        for (int n = 0; n < 9; n++) {
            known[n] = time(real, "signon-cleo");
            unknown[n] = time(real, "signon-nobody");
        }
        Arrays.sort(known);
        Arrays.sort(unknown);
        // One hash takes 20 ms or more; who is found without one answers in two.
        assertThat((double) unknown[4] / known[4]).isBetween(0.5, 2.0);
    }

    private static long time(SignIn real, String user) {
        long begun = System.nanoTime();
        try {
            real.byPassword(new Me.Login(user, "guess", null), new Origin("10.5.0.1", null, null));
        } catch (Refusal e) {
            return System.nanoTime() - begun;
        }
        throw new AssertionError("a guess was right");
    }

    @Test
    void anOldHashIsMadeAnewAtTheNextSignIn() {
        person(
                "signon-dora",
                Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8().encode(PASSWORD));
        Browser browser = new Browser(server);
        Map<String, String> login = Map.of("user", "signon-dora", "password", PASSWORD);
        assertThat(stored("signon-dora")).contains("m=16384");
        assertThat(browser.call("POST", "/api/v1/login", login).status()).isEqualTo(200);
        assertThat(stored("signon-dora")).startsWith("$argon2id$").contains("m=19456,t=2");
        assertThat(browser.call("POST", "/api/v1/login", login).status()).isEqualTo(200);
    }

    @Test
    void theCookieIsOutOfReachOfScriptsAndAFreshOneAtEachSignIn() {
        person("signon-emil", new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2).encode(PASSWORD));
        Browser browser = new Browser(server);
        browser.cookies().put("slipway_session", "fixed-by-somebody");
        browser.call("POST", "/api/v1/login", Map.of("user", "signon-emil", "password", PASSWORD));
        String first = browser.cookies().get("slipway_session");
        assertThat(first).isNotEqualTo("fixed-by-somebody");
        browser.call("POST", "/api/v1/logout", null);
        browser.cookies().put("slipway_session", first);
        assertThat(browser.call("GET", "/api/v1/whoami", null).status()).isEqualTo(401);
    }

    @Test
    void aNewPasswordWantsTheOldOneAndEndsTheOtherSessions() {
        person("signon-fay", new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2).encode(PASSWORD));
        Map<String, String> login = Map.of("user", "signon-fay", "password", PASSWORD);
        Browser here = new Browser(server);
        here.call("POST", "/api/v1/login", login);
        Browser there = new Browser(server);
        there.call("POST", "/api/v1/login", login);
        Map<String, String> wrong = Map.of("current", "not this", "password", "four green herons");
        assertThat(here.call("PUT", "/api/v1/me/password", wrong).status()).isEqualTo(400);
        Map<String, String> weak = Map.of("current", PASSWORD, "password", "signon-fay");
        assertThat(here.call("PUT", "/api/v1/me/password", weak).json().get("faults"))
                .hasSize(1);
        Map<String, String> common = Map.of("current", PASSWORD, "password", "Password123");
        assertThat(here.call("PUT", "/api/v1/me/password", common).status()).isEqualTo(400);
        Map<String, String> good = Map.of("current", PASSWORD, "password", "four green herons");
        assertThat(here.call("PUT", "/api/v1/me/password", good).status()).isEqualTo(204);
        assertThat(here.call("GET", "/api/v1/whoami", null).status()).isEqualTo(200);
        assertThat(there.call("GET", "/api/v1/whoami", null).status()).isEqualTo(401);
        assertThat(there.call("POST", "/api/v1/login", login).status()).isEqualTo(401);
    }

    @Test
    void aFreshLinkMakesTheOnesBeforeVoid() {
        person("signon-gus", "unused");
        PasswordLinks links = server.bean(PasswordLinks.class);
        Secret<String> first = links.make("signon-gus", Actor.SYSTEM);
        Secret<String> second = links.make("signon-gus", Actor.SYSTEM);
        assertThat(links.person(first)).isEmpty();
        assertThat(links.person(second)).contains("signon-gus");
    }
}
