package io.slipway.why;

import io.fabric8.kubernetes.api.model.Event;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** Stamps of the cluster. */
final class Times {
    private Times() {}

    /** When it was seen last. */
    static Instant of(Event event, Instant otherwise) {
        String precise =
                event.getEventTime() == null ? null : event.getEventTime().getTime();
        String last = event.getLastTimestamp() == null ? precise : event.getLastTimestamp();
        return of(last == null ? event.getMetadata().getCreationTimestamp() : last, otherwise);
    }

    static Instant of(@Nullable String stamp, Instant otherwise) {
        try {
            return stamp == null ? otherwise : Instant.parse(stamp);
        } catch (DateTimeParseException e) {
            return otherwise;
        }
    }
}
