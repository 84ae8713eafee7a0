package io.slipway.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class WritesTest {
    private final Writes writes = new Writes();

    @Test
    void anActThatFailsManyTimesIsToldOnceAMinute(CapturedOutput log) throws InterruptedException {
        AtomicInteger tries = new AtomicInteger();
        writes.lasting(() -> {
            if (tries.incrementAndGet() < 4) throw failure("57P03", "the database system is starting up");
        });
        assertThat(tries).hasValue(4);
        assertThat(log.getAll()).containsOnlyOnce("could not be written down");
        assertThat(log.getAll()).contains("the database system is starting up");
    }

    @Test
    void aFileThatIsMissingIsNotWaitedFor() {
        AtomicInteger tries = new AtomicInteger();
        assertThatThrownBy(() -> writes.lasting(() -> {
                    tries.incrementAndGet();
                    throw failure("58P01", "could not open file");
                }))
                .hasRootCauseMessage("could not open file");
        assertThat(tries).hasValue(1);
    }

    private static RuntimeException failure(String state, String words) {
        return new IllegalStateException(new SQLException(words, state));
    }
}
