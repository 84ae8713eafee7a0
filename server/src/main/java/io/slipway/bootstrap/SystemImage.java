package io.slipway.bootstrap;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An image of a few files, named by their content: whoever has the name has the content.
 *
 * @param files where each lies in the image, and where it comes from
 */
record SystemImage(String repository, String tag, Map<String, Path> files, List<String> entrypoint) {

    static SystemImage of(String registry, String name, Map<String, Path> files, List<String> entrypoint)
            throws IOException {
        Map<String, Path> sorted = new TreeMap<>(files);
        return new SystemImage(registry + "/slipway/" + name, hash(sorted, entrypoint), sorted, entrypoint);
    }

    /** As pods name it. */
    String name() {
        return repository + ":" + tag;
    }

    private static String hash(Map<String, Path> files, List<String> entrypoint) throws IOException {
        MessageDigest digest = sha256();
        digest.update((files.keySet() + "\n" + entrypoint).getBytes(StandardCharsets.UTF_8));
        try (OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
            for (Path file : new LinkedHashSet<>(files.values())) Files.copy(file, out);
        }
        return HexFormat.of().formatHex(digest.digest()).substring(0, 16);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
