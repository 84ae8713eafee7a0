package io.slipway.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.slipway.TestServer;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DatabaseClockTest {
    private static TestServer server;

    @BeforeAll
    static void start() throws IOException {
        server = TestServer.start("slipway_clock", Map.of());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void tellsTheDatabasesTimeOnAMachineWhoseClockIsWrong() throws SQLException {
        for (int minutes : new int[] {-5, 0, 5}) {
            Clock wrong = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(minutes));
            DatabaseClock clock = new DatabaseClock(server.bean(DataSource.class), wrong);
            assertThat(clock.instant()).isCloseTo(Instant.now(), within(2, ChronoUnit.SECONDS));
        }
    }
}
