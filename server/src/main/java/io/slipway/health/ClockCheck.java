package io.slipway.health;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whether this machine and the database's agree on the time: leases and deadlines are told by the database's. */
@Component
class ClockCheck implements Check {
    private static final Duration MOST = Duration.ofSeconds(5);
    private final JdbcClient db;
    /** The machine's own: the server's other clock is set by the database's. */
    private final Clock clock = Clock.systemUTC();

    ClockCheck(JdbcClient db) {
        this.db = db;
    }

    @Override
    public String name() {
        return "clock";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(60);
    }

    @Override
    public Finding look() {
        Instant before = clock.instant();
        Instant theirs = db.sql("select clock_timestamp()")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
        Instant after = clock.instant();
        Duration ahead = Duration.between(after, theirs);
        Duration behind = Duration.between(theirs, before);
        Duration apart = ahead.compareTo(behind) > 0 ? ahead : behind;
        return apart.compareTo(MOST) > 0
                ? Finding.degraded(
                        "this machine and the database's are " + apart.toSeconds() + " seconds apart",
                        "set both clocks, best by one time server")
                : Finding.ok("agrees with the database's");
    }
}
