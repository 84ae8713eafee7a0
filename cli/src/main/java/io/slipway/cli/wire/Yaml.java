package io.slipway.cli.wire;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Plain maps and lists as YAML; whatever is not a bare word is quoted as JSON, which YAML contains. */
public final class Yaml {
    private static final Pattern BARE = Pattern.compile("[A-Za-z/][A-Za-z0-9_./@-]*");
    private static final Pattern WORD_WITH_MEANING = Pattern.compile("(?i)y|n|yes|no|on|off|true|false|null|nan|inf");

    private Yaml() {}

    public static String write(@Nullable Object value) {
        StringBuilder text = new StringBuilder();
        value(text, value, 0);
        return text.toString().stripLeading();
    }

    private static void value(StringBuilder text, @Nullable Object value, int depth) {
        switch (value) {
            case Doc doc -> value(text, doc.value(), depth);
            case Map<?, ?> map when !map.isEmpty() -> map(text, map, depth);
            case List<?> list when !list.isEmpty() -> list(text, list, depth);
            case null, default -> text.append(' ').append(scalar(value)).append('\n');
        }
    }

    private static void map(StringBuilder text, Map<?, ?> map, int depth) {
        text.append('\n');
        map.forEach((key, field) -> {
            text.append("  ".repeat(depth)).append(scalar(key)).append(':');
            value(text, field, depth + 1);
        });
    }

    private static void list(StringBuilder text, List<?> list, int depth) {
        text.append('\n');
        for (Object item : list) {
            StringBuilder entry = new StringBuilder();
            value(entry, item, depth + 1);
            text.append("  ".repeat(depth)).append("- ").append(entry.toString().stripLeading());
        }
    }

    private static String scalar(@Nullable Object value) {
        if (value instanceof String word
                && BARE.matcher(word).matches()
                && !WORD_WITH_MEANING.matcher(word).matches()) {
            return word;
        }
        return Json.write(value);
    }
}
