package io.slipway.object;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks into objects that are only maps. */
final class Maps {
    private Maps() {}

    @SuppressWarnings("unchecked")
    static Map<String, Object> of(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }

    static Map<String, Object> in(Map<String, Object> object, String name) {
        return of(object.get(name));
    }

    static @Nullable String text(Map<String, Object> object, String... path) {
        Object at = object;
        for (String name : path) at = of(at).get(name);
        return at == null ? null : at.toString();
    }
}
