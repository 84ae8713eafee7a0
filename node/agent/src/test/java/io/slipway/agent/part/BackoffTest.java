package io.slipway.agent.part;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackoffTest {
    @Test
    void doublesUpToHalfAMinuteAndStartsAnew() {
        Backoff backoff = new Backoff();

        assertThat(Stream.generate(() -> backoff.next(false).toSeconds()).limit(7))
                .containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L);
        backoff.reset();
        assertThat(backoff.next(false).toSeconds()).isEqualTo(1);
        assertThat(backoff.restarts()).isEqualTo(8);
    }

    @Test
    void bringsBackAtOnceWhatHadServed() {
        Backoff backoff = new Backoff();
        backoff.next(false);

        assertThat(Stream.generate(() -> backoff.next(true)).limit(5)).containsOnly(Backoff.AT_ONCE);
    }
}
