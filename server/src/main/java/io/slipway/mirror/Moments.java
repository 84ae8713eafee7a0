package io.slipway.mirror;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Times as Kubernetes writes them. Each change of a pod brings some: the usual form, whole seconds, is read by hand. */
public final class Moments {
    private static final String USUAL = "dddd-dd-ddTdd:dd:ddZ";

    private Moments() {}

    /** Since 1970, 0 when there is none. */
    static long seconds(@Nullable String text) {
        if (text == null || text.isEmpty()) return 0;
        return usual(text) ? read(text) : OffsetDateTime.parse(text).toEpochSecond();
    }

    public static @Nullable Instant instant(@Nullable String text) {
        if (text == null || text.isEmpty()) return null;
        return usual(text)
                ? Instant.ofEpochSecond(read(text))
                : OffsetDateTime.parse(text).toInstant();
    }

    private static boolean usual(String text) {
        if (text.length() != USUAL.length()) return false;
        for (int i = 0; i < USUAL.length(); i++) {
            char wanted = USUAL.charAt(i);
            char there = text.charAt(i);
            if (wanted == 'd' ? there < '0' || there > '9' : there != wanted) return false;
        }
        return number(text, 11) < 24 && number(text, 14) < 60 && number(text, 17) < 60;
    }

    private static long read(String text) {
        LocalDate day = LocalDate.of(number(text, 0) * 100 + number(text, 2), number(text, 5), number(text, 8));
        return day.toEpochDay() * 86_400L + number(text, 11) * 3_600L + number(text, 14) * 60L + number(text, 17);
    }

    private static int number(String text, int at) {
        return (text.charAt(at) - '0') * 10 + text.charAt(at + 1) - '0';
    }
}
