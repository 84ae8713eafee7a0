package io.slipway.agent.life;

import io.slipway.agent.core.Fault;
import io.slipway.agent.core.Places;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Takes secrets out of text: those that we know by value, and what looks like one. */
record Redaction(List<String> values) {
    private static final String MASK = "[redacted]";
    private static final List<Pattern> SHAPES = List.of(
            Pattern.compile("slw_[A-Za-z0-9]{20,}"),
            Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY-----.*?-----END [A-Z ]*PRIVATE KEY-----", Pattern.DOTALL),
            Pattern.compile("eyJ[A-Za-z0-9_-]{10,}\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+"),
            Pattern.compile("(?<=://)[^/\\s:@\"]+:[^/\\s@\"]+(?=@)"),
            Pattern.compile("(?i)(?<=code=)[A-Za-z0-9_-]{16,}"),
            Pattern.compile("(?i)(?<=(?:password|secret|token)[\"']?[=:]\\s?[\"']?)[^\\s\"',}]{6,}"));

    static Redaction of(Places places) {
        List<String> values = new ArrayList<>();
        for (Path file : List.of(places.token(), places.adminToken(), places.postgresPassword())) {
            if (Files.isRegularFile(file)) values.add(read(file));
        }
        return new Redaction(values);
    }

    String text(String text) {
        String clean = text;
        for (String value : values) clean = clean.replace(value, MASK);
        for (Pattern shape : SHAPES) clean = shape.matcher(clean).replaceAll(MASK);
        return clean;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new Fault("cannot read " + file, e);
        }
    }
}
