package io.slipway.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.zip.CRC32;

/** Random bearer values and the hashes that are kept of them. */
public final class Tokens {
    static final String PREFIX = "slw_";
    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int RANDOM_DIGITS = 36;
    private static final int CHECK_DIGITS = 6;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Tokens() {}

    /** For what lives in a cookie or a link. */
    public static String fresh() {
        byte[] bytes = new byte[30];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /**
     * An API token: {@code slw_}, 36 random digits of base 62 and six that check them, so that who looks for
     * leaked tokens finds ours and hardly anything else.
     */
    static String api() {
        StringBuilder digits = new StringBuilder();
        for (int n = 0; n < RANDOM_DIGITS; n++) digits.append(DIGITS.charAt(RANDOM.nextInt(DIGITS.length())));
        return PREFIX + digits + check(digits.toString());
    }

    private static String check(String digits) {
        CRC32 sum = new CRC32();
        sum.update(digits.getBytes(StandardCharsets.US_ASCII));
        StringBuilder check = new StringBuilder();
        long rest = sum.getValue();
        for (int n = 0; n < CHECK_DIGITS; n++) {
            check.insert(0, DIGITS.charAt((int) (rest % DIGITS.length())));
            rest /= DIGITS.length();
        }
        return check.toString();
    }

    /** True for a token whose last six digits fit the others, as a scanner would see it. */
    static boolean checks(String token) {
        if (!token.matches(PREFIX + "[0-9A-Za-z]{" + (RANDOM_DIGITS + CHECK_DIGITS) + "}")) return false;
        String digits = token.substring(PREFIX.length(), PREFIX.length() + RANDOM_DIGITS);
        return token.endsWith(check(digits));
    }

    public static String hash(String token) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
