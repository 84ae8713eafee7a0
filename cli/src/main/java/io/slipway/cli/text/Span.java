package io.slipway.cli.text;

import io.slipway.cli.outcome.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Times as people read them. */
public final class Span {
    private static final Pattern WRITTEN = Pattern.compile("([0-9]{1,9})([smh]?)");

    private Span() {}

    /** How long ago, in the one or two units that matter: {@code 42s}, {@code 5m10s}, {@code 3h}, {@code 12d}. */
    public static @Nullable String age(@Nullable String instant, Instant now) {
        @Nullable Instant then = instant(instant);
        return then == null ? null : of(Duration.between(then, now));
    }

    /** Seconds between two stamps of the wire, the end being now while it is open. */
    public static double seconds(@Nullable String start, @Nullable String end, Instant now) {
        @Nullable Instant from = instant(start);
        @Nullable Instant to = instant(end);
        return from == null ? 0 : Duration.between(from, to == null ? now : to).toMillis() / 1000.0;
    }

    /** Of {@code 90}, {@code 90s}, {@code 15m} or {@code 2h}, in seconds. */
    public static long seconds(String written) {
        Matcher parts = WRITTEN.matcher(written);
        if (!parts.matches()) {
            throw Trouble.usage("'" + written + "' is no time: write 90s, 15m or 2h", null);
        }
        long factor = switch (parts.group(2)) {
            case "m" -> 60;
            case "h" -> 3_600;
            default -> 1;
        };
        return Long.parseLong(parts.group(1)) * factor;
    }

    static String of(Duration span) {
        long seconds = Math.max(0, span.toSeconds());
        if (seconds < 120) {
            return seconds + "s";
        }
        if (seconds < 600) {
            return seconds / 60 + "m" + (seconds % 60 == 0 ? "" : seconds % 60 + "s");
        }
        if (seconds < 3 * 3600) {
            return seconds / 60 + "m";
        }
        return seconds < 2 * 86_400 ? seconds / 3600 + "h" : seconds / 86_400 + "d";
    }

    private static @Nullable Instant instant(@Nullable String text) {
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
