package io.slipway.signon;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import io.slipway.core.Secret;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;

/** Codes by time as authenticator apps make them (RFC 6238: SHA-1, six digits, 30 seconds). */
final class Totp {
    private static final Duration PERIOD = Duration.ofSeconds(30);
    /** A phone's clock may be that many periods off. */
    private static final int DRIFT = 1;

    private static final int SECRET_BYTES = 20;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final TimeBasedOneTimePasswordGenerator CODES = new TimeBasedOneTimePasswordGenerator(PERIOD);

    private Totp() {}

    static Secret<String> secret() {
        byte[] bytes = new byte[SECRET_BYTES];
        RANDOM.nextBytes(bytes);
        return Secret.of(new Base32().encodeToString(bytes));
    }

    static String url(String person, Secret<String> secret) {
        return "otpauth://totp/Slipway:%s?secret=%s&issuer=Slipway&algorithm=SHA1&digits=6&period=30"
                .formatted(URLEncoder.encode(person, StandardCharsets.UTF_8).replace("+", "%20"), secret.reveal());
    }

    /** The period whose code this is, among those that a clock may be in; empty when it is wrong. */
    static OptionalLong step(Secret<String> secret, String code, Instant now) {
        long current = now.getEpochSecond() / PERIOD.toSeconds();
        OptionalLong found = OptionalLong.empty();
        for (long step = current - DRIFT; step <= current + DRIFT; step++) {
            // All are compared, so that the time tells nothing.
            if (same(code(secret, step), code)) found = OptionalLong.of(step);
        }
        return found;
    }

    static String code(Secret<String> secret, long step) {
        SecretKeySpec key = new SecretKeySpec(new Base32().decode(secret.reveal()), CODES.getAlgorithm());
        try {
            return CODES.generateOneTimePasswordString(key, Instant.ofEpochSecond(step * PERIOD.toSeconds()));
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("a second factor's secret is no key", e);
        }
    }

    private static boolean same(String one, String other) {
        return java.security.MessageDigest.isEqual(
                one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
