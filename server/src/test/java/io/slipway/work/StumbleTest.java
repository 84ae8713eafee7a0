package io.slipway.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

class StumbleTest {
    @Test
    void pausesTwiceAsLongEachTimeUpToAMinute() {
        assertThat(IntStream.of(0, 1, 2, 3, 4, 5, 6, 7, 1000).mapToObj(Stumble::pause))
                .extracting(Duration::toSeconds)
                .containsExactly(0L, 2L, 4L, 8L, 16L, 32L, 60L, 60L, 60L);
    }

    @Test
    void countsWhatTheOperationDidAndNotThatTheDatabaseWasAway() {
        UUID id = UUID.randomUUID();
        assertThat(Stumble.after(id, 3, new IllegalStateException("ended")))
                .isEqualTo(new Runner.Next.Failed(Duration.ofSeconds(16), 4));
        assertThat(Stumble.after(
                        id, 3, new DataAccessResourceFailureException("away", new SQLException("gone", "08006"))))
                .isEqualTo(new Runner.Next.Failed(Duration.ofSeconds(2), 3));
    }
}
