package io.slipway.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.AbstractDataSource;

class ProofTest {

    @Test
    void aSecondProofWaitsWithoutAConnection() throws InterruptedException {
        Pool pool = new Pool();
        Proof api = new Proof(pool, List::of, null);
        Thread first = Thread.ofPlatform().start(() -> proof(api));
        assertThat(pool.asked.await(10, TimeUnit.SECONDS)).isTrue();
        Thread second = Thread.ofPlatform().start(() -> proof(api));
        Instant end = Instant.now().plusSeconds(10);
        while (second.getState() != Thread.State.TIMED_WAITING) {
            assertThat(Instant.now()).as("the second one waits").isBefore(end);
            LockSupport.parkNanos(1_000_000);
        }
        assertThat(pool.given).hasValue(1);
        pool.go.countDown();
        assertThat(first.join(Duration.ofSeconds(10))).isTrue();
        assertThat(second.join(Duration.ofSeconds(10))).isTrue();
        assertThat(pool.given).hasValue(2);
    }

    private static void proof(Proof api) {
        try {
            api.now();
        } catch (SQLException e) {
            assertThat(e.getMessage()).isEqualTo("none to be had");
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Holds up who asks, and has nothing to give then. */
    private static final class Pool extends AbstractDataSource {
        private final CountDownLatch asked = new CountDownLatch(1);
        private final CountDownLatch go = new CountDownLatch(1);
        private final AtomicInteger given = new AtomicInteger();

        @Override
        public Connection getConnection() throws SQLException {
            given.incrementAndGet();
            asked.countDown();
            try {
                go.await();
            } catch (InterruptedException e) {
                throw new SQLException(e);
            }
            throw new SQLException("none to be had");
        }

        @Override
        public Connection getConnection(String user, String password) throws SQLException {
            return getConnection();
        }
    }
}
