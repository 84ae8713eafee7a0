package io.slipway.workload;

import java.time.Instant;
import java.time.format.DateTimeParseException;

/**
 * A line of a container.
 *
 * @param time when the runtime took it
 * @param line without its stamp
 */
record LogLine(String pod, String container, Instant time, String line) {
    /** Of {@code 2026-01-01T00:00:00.123456789Z text}; a line without a stamp gets {@code otherwise}. */
    static LogLine of(String pod, String container, String stamped, Instant otherwise) {
        int blank = stamped.indexOf(' ');
        String stamp = blank < 0 ? stamped : stamped.substring(0, blank);
        try {
            return new LogLine(pod, container, Instant.parse(stamp), blank < 0 ? "" : stamped.substring(blank + 1));
        } catch (DateTimeParseException e) {
            return new LogLine(pod, container, otherwise, stamped);
        }
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
