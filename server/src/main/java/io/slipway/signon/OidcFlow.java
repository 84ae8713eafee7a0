package io.slipway.signon;

import io.slipway.access.Tokens;
import io.slipway.core.Secret;
import io.slipway.store.Seal;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A sign-in on its way to a provider and back, kept by the browser that began it: nobody can read or change it
 * there, no other browser can end it, and any server may.
 *
 * @param to where the person wanted to go
 */
record OidcFlow(String provider, String state, String nonce, String verifier, String to, Instant expires) {
    private static final Logger log = LoggerFactory.getLogger(OidcFlow.class);
    private static final String BOUND = "flow/oidc";
    private static final JsonMapper JSON = JsonMapper.shared();

    static OidcFlow begin(String provider, String to, Instant expires) {
        // PKCE wants 43 characters or more, which is more than one of ours.
        String verifier = Tokens.fresh() + Tokens.fresh();
        return new OidcFlow(provider, Tokens.fresh(), Tokens.fresh(), verifier, to, expires);
    }

    /** For the provider to give back: what it hashes to tells it nothing. */
    static String challenge(String value) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    Secret<String> sealed(Seal seal) {
        byte[] closed = seal.close(BOUND, Secret.of(JSON.writeValueAsString(this)));
        return Secret.of(Base64.getUrlEncoder().withoutPadding().encodeToString(closed));
    }

    /** Empty for what is none of ours, or is over. */
    static Optional<OidcFlow> open(String cookie, Seal seal, Instant now) {
        try {
            Secret<String> opened = seal.open(BOUND, Base64.getUrlDecoder().decode(cookie));
            return Optional.of(JSON.readValue(opened.reveal(), OidcFlow.class))
                    .filter(flow -> flow.expires.isAfter(now));
        } catch (IllegalArgumentException | IllegalStateException | JacksonException e) {
            log.info("a sign-in came back with a cookie that is none of ours: {}", e.getMessage());
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "sign-in by " + provider;
    }
}
