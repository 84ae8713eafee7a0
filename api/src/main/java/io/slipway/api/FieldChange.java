package io.slipway.api;

import org.jspecify.annotations.Nullable;

/**
 * A field of an object that is, or would be, another.
 *
 * @param field its path, for example {@code spec.containers[app].image}
 * @param old null when it was not there
 * @param now null when it is not there any more
 * @param by who wrote the old value, in the API server's words
 */
public record FieldChange(
        String field,
        @Nullable String old,
        @Nullable String now,
        @Nullable String by) {}
