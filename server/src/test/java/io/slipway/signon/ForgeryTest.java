package io.slipway.signon;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.slipway.Browser;
import io.slipway.TestServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * ID tokens and ways back that are forged: 500 of them by a fixed seed, none of which may open a session, and
 * honest ones between them that must.
 */
class ForgeryTest {
    private static final String CLIENT = "slipway";
    private static final String SECRET = "a client secret that is long enough for a MAC of 256 bits";
    private static TestServer server;
    private static HttpServer rogue;
    private static String issuer;
    private static RSAKey key;
    private static RSAKey other;
    /** What the token endpoint answers next. */
    private static final AtomicReference<String> idToken = new AtomicReference<>("");

    /** One way to be wrong. */
    enum Forgery {
        NO_SIGNATURE_ALGORITHM,
        MAC_WITH_THE_PUBLIC_KEY,
        MAC_WITH_THE_CLIENT_SECRET,
        KEY_OF_SOMEBODY_ELSE,
        KEY_IN_THE_HEADER,
        KEY_ID_IS_A_PATH,
        KEY_ID_IS_SQL,
        KEYS_FROM_ELSEWHERE,
        SIGNATURE_CUT,
        SIGNATURE_EMPTY,
        PAYLOAD_CHANGED,
        OTHER_ALGORITHM_OF_THE_FAMILY,
        OTHER_AUDIENCE,
        NO_AUDIENCE,
        AUDIENCES_FOR_ANOTHER,
        OTHER_ISSUER,
        NO_ISSUER,
        EXPIRED,
        NO_EXPIRY,
        FROM_THE_FUTURE,
        OTHER_NONCE,
        NO_NONCE,
        NONCE_IN_CLEAR,
        NO_SUBJECT,
        NOT_YET,
        REPLAYED,
        NO_TOKEN,
        NONSENSE,
        STATE_OF_ANOTHER,
        NO_STATE,
        NO_COOKIE,
        COOKIE_OF_ANOTHER,
        COOKIE_CHANGED,
        COOKIE_USED,
        NO_CODE
    }

    @BeforeAll
    static void start() throws IOException, JOSEException {
        server = TestServer.shared();
        key = new RSAKeyGenerator(2048).keyID("one").generate();
        other = new RSAKeyGenerator(2048).keyID("one").generate();
        rogue = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        issuer = "http://127.0.0.1:" + rogue.getAddress().getPort();
        rogue.createContext(
                "/.well-known/openid-configuration",
                exchange -> answer(exchange, """
                {"issuer":"%s","authorization_endpoint":"%s/authorize","token_endpoint":"%s/token","jwks_uri":"%s/jwks",
                "response_types_supported":["code"],"subject_types_supported":["public"],
                "id_token_signing_alg_values_supported":["RS256"]}""".formatted(issuer, issuer, issuer, issuer)));
        rogue.createContext("/jwks", exchange -> answer(exchange, new JWKSet(key.toPublicJWK()).toString()));
        rogue.createContext("/token", exchange -> answer(exchange, """
                {"access_token":"x","token_type":"Bearer","expires_in":60,"id_token":"%s"}""".formatted(idToken.get())));
        rogue.start();
        var put = server.call(
                "PUT",
                "/api/v1/identity-providers/rogue",
                Map.of("kind", "oidc", "secret", SECRET, "oidc", Map.of("issuer", issuer, "clientId", CLIENT)),
                server.admin());
        assertThat(put.status()).as(put.body()).isEqualTo(200);
    }

    private static void answer(HttpExchange exchange, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    @AfterAll
    static void stop() {
        server.call("DELETE", "/api/v1/identity-providers/rogue", null, server.admin());
        rogue.stop(0);
    }

    /** A browser that has been sent away. */
    private record Begun(Browser browser, String state, String nonce) {}

    private static Begun begun() {
        Browser browser = new Browser(server);
        browser.call("GET", "/api/v1/sign-in/rogue", null);
        Map<String, String> query = Arrays.stream(
                        URI.create(browser.location()).getRawQuery().split("&", -1))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
        return new Begun(browser, query.get("state"), query.get("nonce"));
    }

    private static JWTClaimsSet.Builder honest(String nonce, Instant now) {
        return new JWTClaimsSet.Builder()
                .issuer(issuer)
                .audience(CLIENT)
                .subject("subject-one")
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)))
                .claim("nonce", nonce)
                .claim("preferred_username", "forged-ann");
    }

    private static String signed(JWSHeader header, JWTClaimsSet claims, JWSSigner signer) throws JOSEException {
        SignedJWT token = new SignedJWT(header, claims);
        token.sign(signer);
        return token.serialize();
    }

    private static String signed(JWTClaimsSet claims) throws JOSEException {
        return signed(header(), claims, new RSASSASigner(key));
    }

    private static JWSHeader header() {
        return new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("one").build();
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String token(Forgery how, Begun begun, Random random) throws JOSEException {
        Instant now = Instant.now();
        JWTClaimsSet.Builder claims = honest(begun.nonce(), now);
        String good = signed(claims.build());
        String[] parts = good.split("\\.", -1);
        return switch (how) {
            case NO_SIGNATURE_ALGORITHM ->
                base64("{\"alg\":\"" + List.of("none", "None", "NONE", "nOnE").get(random.nextInt(4)) + "\"}") + "."
                        + parts[1] + (random.nextBoolean() ? "." : "." + parts[2]);
            case MAC_WITH_THE_PUBLIC_KEY ->
                signed(
                        new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("one").build(),
                        claims.build(),
                        new MACSigner(key.toRSAPublicKey().getEncoded()));
            case MAC_WITH_THE_CLIENT_SECRET ->
                signed(new JWSHeader(JWSAlgorithm.HS256), claims.build(), new MACSigner(SECRET));
            case KEY_OF_SOMEBODY_ELSE -> signed(header(), claims.build(), new RSASSASigner(other));
            case KEY_IN_THE_HEADER ->
                signed(
                        new JWSHeader.Builder(JWSAlgorithm.RS256)
                                .keyID("one")
                                .jwk(other.toPublicJWK())
                                .build(),
                        claims.build(),
                        new RSASSASigner(other));
            case KEY_ID_IS_A_PATH -> withKeyId("../".repeat(random.nextInt(8)) + "dev/null", claims);
            case KEY_ID_IS_SQL -> withKeyId("one' union select 'x" + random.nextInt(), claims);
            case KEYS_FROM_ELSEWHERE ->
                signed(
                        new JWSHeader.Builder(JWSAlgorithm.RS256)
                                .keyID("two")
                                .jwkURL(URI.create(issuer + "/elsewhere"))
                                .x509CertURL(URI.create(issuer + "/elsewhere"))
                                .build(),
                        claims.build(),
                        new RSASSASigner(other));
            case SIGNATURE_CUT -> good.substring(0, good.length() - 1 - random.nextInt(300));
            case SIGNATURE_EMPTY -> parts[0] + "." + parts[1] + ".";
            case PAYLOAD_CHANGED ->
                parts[0] + "."
                        + base64(claims.subject("subject-" + random.nextInt())
                                .build()
                                .toString()) + "." + parts[2];
            case OTHER_ALGORITHM_OF_THE_FAMILY ->
                signed(
                        new JWSHeader.Builder(random.nextBoolean() ? JWSAlgorithm.RS512 : JWSAlgorithm.PS256)
                                .keyID("one")
                                .build(),
                        claims.build(),
                        new RSASSASigner(key));
            case OTHER_AUDIENCE ->
                signed(claims.audience("another-" + random.nextInt()).build());
            case NO_AUDIENCE -> signed(claims.audience((String) null).build());
            case AUDIENCES_FOR_ANOTHER ->
                signed(claims.audience(List.of(CLIENT, "another"))
                        .claim("azp", random.nextBoolean() ? "another" : null)
                        .build());
            case OTHER_ISSUER ->
                signed(claims.issuer(random.nextBoolean() ? issuer + "/" : "https://elsewhere.example")
                        .build());
            case NO_ISSUER -> signed(claims.issuer(null).build());
            case EXPIRED ->
                signed(claims.issueTime(Date.from(now.minusSeconds(9_000)))
                        .expirationTime(Date.from(now.minusSeconds(61 + random.nextInt(8_000))))
                        .build());
            case NO_EXPIRY -> signed(claims.expirationTime(null).build());
            case FROM_THE_FUTURE ->
                signed(claims.issueTime(Date.from(now.plusSeconds(120 + random.nextInt(9_000))))
                        .expirationTime(Date.from(now.plusSeconds(90_000)))
                        .build());
            case OTHER_NONCE ->
                signed(claims.claim("nonce", "n" + random.nextInt()).build());
            case NO_NONCE -> signed(claims.claim("nonce", null).build());
            case NONCE_IN_CLEAR -> signed(claims.claim("nonce", begun.state()).build());
            case NO_SUBJECT ->
                signed(claims.subject(random.nextBoolean() ? null : "").build());
            case NOT_YET ->
                signed(claims.notBeforeTime(Date.from(now.plusSeconds(120 + random.nextInt(9_000))))
                        .build());
            case REPLAYED -> signed(honest(begun().nonce(), now).build());
            case NO_TOKEN -> "";
            case NONSENSE -> base64("x" + random.nextLong()) + (random.nextBoolean() ? ".." : "");
            default -> good;
        };
    }

    private static String withKeyId(String id, JWTClaimsSet.Builder claims) throws JOSEException {
        return signed(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(id).build(), claims.build(), new RSASSASigner(other));
    }

    /** Walks the way back with that token; what is forged on the way itself is done here. */
    private static Browser back(@Nullable Forgery how, Begun begun) {
        Browser browser = begun.browser();
        String state = begun.state();
        String code = "?code=c";
        String flow = browser.cookies().get(Cookies.FLOW_NAME);
        switch (how) {
            case STATE_OF_ANOTHER -> state = begun().state();
            case NO_STATE -> state = null;
            case NO_COOKIE -> browser.cookies().remove(Cookies.FLOW_NAME);
            case COOKIE_OF_ANOTHER ->
                browser.cookies()
                        .put(Cookies.FLOW_NAME, begun().browser().cookies().get(Cookies.FLOW_NAME));
            case COOKIE_CHANGED -> {
                char last = flow.charAt(flow.length() / 2);
                browser.cookies()
                        .put(
                                Cookies.FLOW_NAME,
                                flow.substring(0, flow.length() / 2)
                                        + (last == 'A' ? 'B' : 'A')
                                        + flow.substring(flow.length() / 2 + 1));
            }
            // A browser drops it after one way back.
            case COOKIE_USED -> {
                browser.call("GET", "/api/v1/sign-in/rogue/callback?error=access_denied&state=" + state, null);
                assertThat(browser.cookies()).doesNotContainKey(Cookies.FLOW_NAME);
            }
            case NO_CODE -> code = "?error=access_denied";
            case null, default -> {}
        }
        browser.call("GET", "/api/v1/sign-in/rogue/callback" + code + (state == null ? "" : "&state=" + state), null);
        return browser;
    }

    @Test
    void noneOfFiveHundredIsTaken() throws JOSEException {
        Random random = new Random(6);
        int honest = 0;
        for (int n = 0; n < 500; n++) {
            Forgery how = Forgery.values()[n % Forgery.values().length];
            Begun begun = begun();
            idToken.set(token(how, begun, random));
            Browser browser = back(how, begun);
            assertThat(browser.cookies()).as("%d: %s", n, how).doesNotContainKey("slipway_session");
            assertThat(browser.location()).as("%d: %s", n, how).startsWith("/sign-in?refused=");
            if (n % 50 == 0) {
                Begun good = begun();
                idToken.set(signed(honest(good.nonce(), Instant.now()).build()));
                assertThat(back(null, good).cookies()).as("an honest one").containsKey("slipway_session");
                honest++;
            }
        }
        assertThat(honest).isEqualTo(10);
        assertThat(server.call("GET", "/api/v1/people?q=forged", null, server.admin())
                        .json()
                        .get("total")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void theWayBackLeadsOnlyIntoTheConsole() throws JOSEException {
        for (String to : List.of(
                "//evil.example", "https://evil.example", "/\\evil.example", "/apps%0d%0aX: y", "javascript:1")) {
            Browser browser = new Browser(server);
            browser.call(
                    "GET", "/api/v1/sign-in/rogue?to=" + java.net.URLEncoder.encode(to, StandardCharsets.UTF_8), null);
            Map<String, String> query = Arrays.stream(
                            URI.create(browser.location()).getRawQuery().split("&", -1))
                    .map(pair -> pair.split("=", 2))
                    .collect(Collectors.toMap(
                            pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
            Begun begun = new Begun(browser, query.get("state"), query.get("nonce"));
            idToken.set(signed(honest(begun.nonce(), Instant.now()).build()));
            assertThat(back(null, begun).location()).as(to).isEqualTo("/");
        }
    }
}
