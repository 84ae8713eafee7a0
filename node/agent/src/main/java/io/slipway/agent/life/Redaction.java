package io.slipway.agent.life;

import io.slipway.agent.core.Fault;
import io.slipway.agent.core.Places;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Takes secrets out of text: those that we know by value, in each form they may take, and what looks
 * like one.
 */
record Redaction(List<String> values) {
    private static final String MASK = "[redacted]";
    private static final Pattern END = Pattern.compile("-----END [A-Z ]*PRIVATE KEY-----");

    /** Lines of the largest key that is in use, and more. */
    private static final int LONGEST_KEY = 120;

    /** What stands before a secret and may stay. */
    private static final List<Pattern> AFTER = List.of(
            Pattern.compile("(?i)(code=)[A-Za-z0-9_-]{16,}"),
            Pattern.compile("(?i)(authorization[\"']?\\s*[:=]\\s*[\"']?(?:\\w+\\s+)?)[^\\s\"',}]+"),
            Pattern.compile("(?i)((?:bearer|basic)\\s+)[A-Za-z0-9+/=._~-]{8,}"),
            Pattern.compile("(?i)((?:client-key|client-certificate|certificate-authority)-data[\"']?\\s*:\\s*[\"']?)"
                    + "[A-Za-z0-9+/=]+"),
            Pattern.compile(
                    "(?i)((?:passw(?:or)?d|passphrase|secret|token|api[-_]?key|credentials?)[\\w-]{0,20}[\"']?\\s?[=:]"
                            + "\\s?[\"']?)(?!\\s)[^\\s\"',}]{6,}"));

    private static final List<Pattern> SHAPES = List.of(
            Pattern.compile("slw_[A-Za-z0-9]{20,}"),
            Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY-----.*?-----END [A-Z ]*PRIVATE KEY-----", Pattern.DOTALL),
            Pattern.compile("eyJ[A-Za-z0-9_-]{10,}\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+"),
            // A sealed or private key as kubeconfigs carry it: "-----BEGIN" in base64.
            Pattern.compile("LS0tLS1CRUdJTi[A-Za-z0-9+/=]{40,}"),
            Pattern.compile("(?<=://)[^/\\s:@\"]+:[^/\\s@\"]+(?=@)"));

    static Redaction of(Places places) {
        List<byte[]> secrets = new ArrayList<>();
        for (Path file :
                List.of(places.token(), places.adminToken(), places.metricsToken(), places.postgresPassword())) {
            if (Files.isRegularFile(file)) secrets.add(read(file).strip().getBytes(StandardCharsets.UTF_8));
        }
        Path seal = places.data().resolve("server/seal.key");
        if (Files.isRegularFile(seal)) secrets.add(bytes(seal));
        for (Path key : keys(places.data().resolve("cluster/local/pki"))) {
            read(key)
                    .lines()
                    .filter(line -> line.length() > 20 && !line.startsWith("-----"))
                    .forEach(line -> secrets.add(line.getBytes(StandardCharsets.UTF_8)));
        }
        return of(secrets);
    }

    /** The secrets, and each in hexadecimal digits and in base64, wherever in a longer text it began. */
    static Redaction of(List<byte[]> secrets) {
        List<String> values = new ArrayList<>();
        for (byte[] secret : secrets) {
            values.add(new String(secret, StandardCharsets.UTF_8));
            values.add(HexFormat.of().formatHex(secret));
            for (int before = 0; before < 3; before++) values.addAll(base64(secret, before));
        }
        return new Redaction(
                values.stream().filter(value -> value.length() >= 8).toList());
    }

    /** Without the letters at either end, which depend on what stands beside it. */
    private static List<String> base64(byte[] secret, int before) {
        byte[] shifted = new byte[secret.length + before];
        System.arraycopy(secret, 0, shifted, before, secret.length);
        int from = before == 0 ? 0 : before + 1;
        int to = shifted.length * 8 / 6;
        if (to <= from) return List.of();
        return Stream.of(Base64.getEncoder(), Base64.getUrlEncoder())
                .map(encoder -> encoder.encodeToString(shifted).substring(from, to))
                .distinct()
                .toList();
    }

    String text(String text) {
        String clean = text;
        for (String value : values) clean = clean.replace(value, MASK);
        for (Pattern shape : SHAPES) clean = shape.matcher(clean).replaceAll(MASK);
        clean = withoutEndsOfKeys(clean);
        for (Pattern shape : AFTER) clean = shape.matcher(clean).replaceAll("$1" + MASK);
        return clean;
    }

    /** A text that begins inside of a key has only its end: the lines above it are the key. */
    private static String withoutEndsOfKeys(String text) {
        if (!END.matcher(text).find()) return text;
        List<String> lines = new ArrayList<>(text.lines().toList());
        for (int end = 0; end < lines.size(); end++) {
            if (!END.matcher(lines.get(end)).find()) continue;
            for (int line = end; line >= 0 && line > end - LONGEST_KEY; line--) {
                lines.set(line, MASK);
            }
        }
        return String.join("\n", lines) + (text.endsWith("\n") ? "\n" : "");
    }

    private static List<Path> keys(Path folder) {
        if (!Files.isDirectory(folder)) return List.of();
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".key")).toList();
        } catch (IOException e) {
            throw new Fault("cannot list " + folder, e);
        }
    }

    private static String read(Path file) {
        return new String(bytes(file), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new Fault("cannot read " + file, e);
        }
    }
}
