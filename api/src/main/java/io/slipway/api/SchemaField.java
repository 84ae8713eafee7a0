package io.slipway.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A field of an {@link ObjectSchema}.
 *
 * @param type string, integer, number, boolean, object or any; of lists and maps with the word of their values:
 *     {@code array of string}, {@code map of object}
 * @param of the type of what is in it, for objects and lists and maps of them
 * @param keys whether names in it are free, as labels are
 * @param words all values there are, where only some are right
 * @param doc what the API server says of it, its first sentences
 */
public record SchemaField(
        String type, @Nullable String of, boolean keys, boolean required, List<String> words, String doc) {}
