package io.slipway.cli.wire;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A JSON value as it came: maps keep their order, so that {@code -o json} shows what the server said, new
 * fields included.
 */
public record Doc(@Nullable Object value) {
    public static final Doc NONE = new Doc(null);

    public Doc at(String field) {
        return value instanceof Map<?, ?> map ? new Doc(map.get(field)) : NONE;
    }

    public boolean missing() {
        return value == null;
    }

    /** The scalar as text, null when absent. */
    public @Nullable String text() {
        return value == null ? null : value.toString();
    }

    public @Nullable String text(String field) {
        return at(field).text();
    }

    public String text(String field, String otherwise) {
        @Nullable String text = text(field);
        return text == null ? otherwise : text;
    }

    public long number(String field, long otherwise) {
        return at(field).value instanceof Number number ? number.longValue() : otherwise;
    }

    public double decimal(String field, double otherwise) {
        return at(field).value instanceof Number number ? number.doubleValue() : otherwise;
    }

    public boolean flag(String field) {
        return Boolean.TRUE.equals(at(field).value);
    }

    public List<Doc> items() {
        return value instanceof List<?> list ? list.stream().map(Doc::new).toList() : List.of();
    }

    /** A copy of the object whose first fields are those given. */
    public Doc led(Map<String, ?> first) {
        Map<String, @Nullable Object> merged = new LinkedHashMap<>(first);
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, field) -> merged.putIfAbsent(String.valueOf(key), field));
        }
        return new Doc(merged);
    }
}
