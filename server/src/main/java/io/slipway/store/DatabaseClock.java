package io.slipway.store;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database's time. Servers that share a database judge by the times that others wrote, and a
 * machine's clock may be minutes off: a deadline set by one clock must not be read by another.
 */
final class DatabaseClock extends Clock implements Upkeep {
    private static final Logger log = LoggerFactory.getLogger(DatabaseClock.class);
    private static final Duration EVERY = Duration.ofMinutes(1);
    /** Less is the way to the database and back, or nobody's concern. */
    private static final Duration NOTHING = Duration.ofSeconds(1);

    private final DataSource database;
    private final Clock machine;
    private volatile Duration ahead;

    DatabaseClock(DataSource database, Clock machine) throws SQLException {
        this.database = database;
        this.machine = machine;
        this.ahead = measured();
    }

    @Override
    public String what() {
        return "the database's time";
    }

    @Override
    public Duration every() {
        return EVERY;
    }

    @Override
    public void round() {
        try {
            Duration now = measured();
            if (!now.equals(ahead)) log.warn("the database's clock is {} s ahead of this machine's", now.toSeconds());
            ahead = now;
        } catch (SQLException e) {
            log.debug("the database does not tell the time; the last difference stays", e);
        }
    }

    private Duration measured() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery("select clock_timestamp()")) {
            row.next();
            Instant there = row.getObject(1, OffsetDateTime.class).toInstant();
            Duration found = Duration.between(machine.instant(), there);
            return found.abs().compareTo(NOTHING) < 0
                    ? Duration.ZERO
                    : found.truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
        }
    }

    @Override
    public Instant instant() {
        return machine.instant().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.offset(machine, ahead).withZone(zone);
    }
}
