package io.slipway.why;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** Stamps of the cluster. */
final class Times {
    private Times() {}

    static Instant of(@Nullable String stamp, Instant otherwise) {
        try {
            return stamp == null ? otherwise : Instant.parse(stamp);
        } catch (DateTimeParseException e) {
            return otherwise;
        }
    }
}
