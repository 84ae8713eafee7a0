package io.slipway.logs;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Times of the lines of a file: {@code 2026-01-01 00:00:00.000} at their beginning, in the container's zone. A line
 * without one has the time of the line before it.
 */
final class FileTimes {
    private static final Pattern STAMP =
            Pattern.compile("^\\[?(\\d{4}-\\d{2}-\\d{2})[ T](\\d{2}:\\d{2}:\\d{2})(?:[.,](\\d{1,9}))?");

    private final ZoneOffset zone;
    private Instant time;

    private FileTimes(ZoneOffset zone, Instant time) {
        this.zone = zone;
        this.time = time;
    }

    static FileTimes of(Clock clock, String zone) {
        try {
            return new FileTimes(ZoneOffset.of(zone), clock.instant());
        } catch (DateTimeException e) {
            return new FileTimes(ZoneOffset.UTC, clock.instant());
        }
    }

    LogLine line(LogPlace place, FileTail.Line line) {
        String text = line.text();
        Matcher stamp = STAMP.matcher(text);
        if (stamp.find()) {
            String fraction = stamp.group(3) == null ? "" : "." + stamp.group(3);
            try {
                time = LocalDateTime.parse(stamp.group(1) + "T" + stamp.group(2) + fraction)
                        .toInstant(zone);
            } catch (DateTimeException e) {
                // No time after all, such as 2026-13-01: it is of the line before it.
                return new LogLine(place.pod(), place.containerName(), time, text, line.spot(), false);
            }
        }
        return new LogLine(place.pod(), place.containerName(), time, text, line.spot(), false);
    }
}
