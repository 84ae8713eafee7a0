package io.slipway.cli.wire;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * JSON to plain maps and lists and back, by code of our own: the tables of a full library cost a call of the
 * client a fifth of its time (docs/develop/adr/0003).
 */
public final class Json {
    private Json() {}

    public static Doc read(InputStream in) throws IOException {
        return read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }

    /** {@link Doc#NONE} of an empty text; throws {@link NotJson}. */
    public static Doc read(String text) {
        @Nullable Object value = JsonReader.read(text);
        return value == null ? Doc.NONE : new Doc(value);
    }

    /** One line, control characters escaped: safe on a terminal as well. */
    public static String write(@Nullable Object value) {
        return JsonWriter.write(value);
    }
}
