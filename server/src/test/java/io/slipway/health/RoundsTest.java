package io.slipway.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.store.Writes;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;

class RoundsTest {

    @Test
    void oneCheckThatBreaksItsRoundEndsNoOther() throws InterruptedException {
        Looks broken = new Looks("a-broken", 1, new IllegalStateException("broken on purpose"));
        Looks sound = new Looks("b-sound", 3, null);
        Rounds rounds = new Rounds(of(broken, sound), new Announcer(null, new Writes()), Clock.systemUTC());
        rounds.start();
        try {
            assertThat(sound.looked.await(20, TimeUnit.SECONDS))
                    .as("looked again after the other one broke")
                    .isTrue();
        } finally {
            rounds.stop();
        }
    }

    private static ObjectProvider<Check> of(Check... checks) {
        return new ObjectProvider<>() {
            @Override
            public Stream<Check> stream() {
                return Stream.of(checks);
            }
        };
    }

    /** Always well; its time is up at once, or asking for it breaks. */
    private static final class Looks implements Check {
        private final String name;
        private final CountDownLatch looked;
        private final RuntimeException trouble;

        Looks(String name, int times, RuntimeException trouble) {
            this.name = name;
            this.looked = new CountDownLatch(times);
            this.trouble = trouble;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Finding look() {
            looked.countDown();
            return Finding.ok("well");
        }

        @Override
        public Duration every() {
            if (trouble != null) throw trouble;
            return Duration.ZERO;
        }
    }
}
