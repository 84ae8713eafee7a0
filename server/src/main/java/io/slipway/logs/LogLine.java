package io.slipway.logs;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * A line of a container.
 *
 * @param time when the runtime took it, or what a line of a file says of itself
 * @param line without the runtime's stamp
 * @param spot where it ends, of a line of a file
 * @param own a word of ours among the lines
 */
record LogLine(
        String pod,
        String container,
        Instant time,
        String line,
        @JsonIgnore @Nullable FileSpot spot,
        @JsonIgnore boolean own) {

    LogLine(String pod, String container, Instant time, String line) {
        this(pod, container, time, line, null, false);
    }

    /** Of {@code 2026-01-01T00:00:00.123456789Z text}; a line without a stamp gets {@code otherwise}. */
    static LogLine of(LogPlace place, String stamped, Instant otherwise) {
        int blank = stamped.indexOf(' ');
        String stamp = blank < 0 ? stamped : stamped.substring(0, blank);
        try {
            Instant time = Instant.parse(stamp);
            return new LogLine(place.pod(), place.containerName(), time, blank < 0 ? "" : stamped.substring(blank + 1));
        } catch (DateTimeParseException e) {
            return new LogLine(place.pod(), place.containerName(), otherwise, stamped);
        }
    }

    /** Our own word among the lines. */
    static LogLine said(LogPlace place, Instant now, String words) {
        return new LogLine(place.pod(), "", now, "(" + words + ")", null, true);
    }

    /** {@code INODE:END} of a line of a file, so that who joins again can tell those that he has. */
    @JsonProperty
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Nullable
    String at() {
        return spot == null ? null : spot.toString();
    }

    /** Belongs to the line before it: a frame of a stack trace or what follows one. */
    boolean goesOn() {
        return line.startsWith("\tat ")
                || line.startsWith("    at ")
                || line.startsWith("Caused by: ")
                || line.startsWith("\t... ")
                || line.startsWith("\tSuppressed: ");
    }
}
