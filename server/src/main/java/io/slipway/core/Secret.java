package io.slipway.core;

import com.fasterxml.jackson.annotation.JsonIgnoreType;
import java.util.Objects;

/** A value that must not reach a log, an answer or an event: it prints as {@code ***} and is never serialised. */
@JsonIgnoreType
public final class Secret<T> {
    private final T value;

    private Secret(T value) {
        this.value = Objects.requireNonNull(value);
    }

    public static <T> Secret<T> of(T value) {
        return new Secret<>(value);
    }

    /** The value, for the one place that needs it. */
    public T reveal() {
        return value;
    }

    @Override
    public String toString() {
        return "***";
    }
}
