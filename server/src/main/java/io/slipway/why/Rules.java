package io.slipway.why;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The rules of {@code why/rules.yml}, the more certain before the less where one line fits several. */
final class Rules {
    private static final Set<String> FIELDS =
            Set.of("id", "in", "match", "confidence", "title", "titleZh", "fix", "fixZh");

    private Rules() {}

    static List<Rule> shipped() {
        try (InputStream in = Rules.class.getResourceAsStream("/why/rules.yml")) {
            if (in == null) throw new IllegalStateException("why/rules.yml is not among the server's resources");
            Object read =
                    new Load(LoadSettings.builder().setLabel("why/rules.yml").build()).loadFromInputStream(in);
            return of(read);
        } catch (IOException e) {
            throw new UncheckedIOException("why/rules.yml", e);
        }
    }

    private static List<Rule> of(Object document) {
        List<Rule> rules = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Object entry : (List<?>) document) {
            Map<?, ?> fields = (Map<?, ?>) entry;
            if (!fields.keySet().equals(FIELDS) || !ids.add(text(fields, "id"))) {
                throw new IllegalStateException("why/rules.yml: a rule has exactly the fields " + FIELDS
                        + " and an id of its own, this one does not: " + fields);
            }
            rules.add(new Rule(
                    text(fields, "id"),
                    Source.valueOf(text(fields, "in").toUpperCase(Locale.ROOT)),
                    Pattern.compile(text(fields, "match"), Pattern.CASE_INSENSITIVE),
                    Integer.parseInt(text(fields, "confidence")),
                    text(fields, "title"),
                    text(fields, "titleZh"),
                    text(fields, "fix"),
                    text(fields, "fixZh")));
        }
        return List.copyOf(rules);
    }

    private static String text(Map<?, ?> fields, String name) {
        return String.valueOf(fields.get(name)).strip();
    }
}
