package io.slipway.cli.verb;

import io.slipway.cli.line.Option;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request's body from the options that were given; what was not given is left to the server's defaults. */
final class Body {
    private final Map<String, Object> fields = new LinkedHashMap<>();

    Body put(String field, @Nullable Object value) {
        if (value != null) {
            fields.put(field, value);
        }
        return this;
    }

    Body text(String field, Call call, Option option) {
        return put(field, call.option(option));
    }

    Body number(String field, Call call, Option option) {
        return put(field, call.options().number(option));
    }

    Body flag(String field, Call call, Option option) {
        return put(field, call.options().has(option) ? Boolean.TRUE : null);
    }

    Map<String, Object> fields() {
        return fields;
    }
}
