package io.slipway.manifest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** Short content hashes: 12 hexadecimal digits of SHA-256. */
public final class Hash {
    private Hash() {}

    /** Length before each text, so that no two maps read the same. */
    public static String of(Map<String, String> map) {
        var text = new StringBuilder();
        new TreeMap<>(map)
                .forEach((key, value) -> text.append(key.length())
                        .append(':')
                        .append(key)
                        .append(value.length())
                        .append(':')
                        .append(value));
        return of(text.toString());
    }

    static String of(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
