package io.slipway.schedule;

import io.slipway.core.Refusal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.springframework.scheduling.support.CronExpression;

/**
 * A time of the day on some days, by the clock of a zone. Reckoned in that clock's own time, so that an hour that
 * comes twice in autumn is acted on once, the first time; one that is left out in spring comes as much later.
 */
final class Timing {
    private final CronExpression local;
    private final ZoneId zone;

    private Timing(CronExpression local, ZoneId zone) {
        this.local = local;
        this.zone = zone;
    }

    /**
     * @param days as a crontab names them
     * @param time {@code HH:MM}
     * @throws Refusal that names the field
     */
    static Timing of(String days, String time, String zone) {
        ZoneId place;
        try {
            place = ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw Refusal.invalid("zone", "there is no time zone '" + zone + "'; such as Europe/Berlin, UTC");
        }
        String[] clock = time.split(":", 2);
        try {
            return new Timing(
                    CronExpression.parse("0 %s %s * * %s".formatted(clock[1], clock[0], days.toUpperCase(Locale.ROOT))),
                    place);
        } catch (IllegalArgumentException e) {
            throw Refusal.invalid("days", "'" + days + "' names no days of the week; such as mon-fri, sat,sun or *");
        }
    }

    /** The first time after that. */
    Instant after(Instant then) {
        LocalDateTime at = LocalDateTime.ofInstant(then, zone);
        while (true) {
            at = Objects.requireNonNull(local.next(at));
            // In the hour that comes twice the clock shows a time whose first coming may be past.
            Instant next = at.atZone(zone).toInstant();
            if (next.isAfter(then)) return next;
        }
    }

    List<Instant> after(Instant then, int count) {
        List<Instant> times = new ArrayList<>();
        Instant last = then;
        while (times.size() < count) {
            last = after(last);
            times.add(last);
        }
        return times;
    }

    /**
     * The last time that is not after {@code now}, from {@code due} on, which is one of them.
     *
     * @param missed those before it for which nothing was done
     */
    record Newest(Instant time, int missed) {}

    Newest newest(Instant due, Instant now) {
        int missed = 0;
        Instant time = due;
        for (Instant next = after(time); !next.isAfter(now); next = after(next)) {
            time = next;
            missed++;
        }
        return new Newest(time, missed);
    }
}
