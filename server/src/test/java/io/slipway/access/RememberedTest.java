package io.slipway.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RememberedTest {
    private static final Person ANN = new Person("ann", "Ann", Rights.NONE, "127.0.0.1");
    private static final Person BEN = new Person("ben", "Ben", Rights.NONE, "127.0.0.1");
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private final Remembered remembered = new Remembered();

    @Test
    void vouchesForWhomTheDatabaseKnewLast() {
        remembered.keep("a", Optional.of(vouched()), 0);
        assertThat(remembered.find("a", NOW)).contains(ANN);
        assertThat(remembered.find("b", NOW)).isEmpty();
    }

    @Test
    void forgetsWhomTheDatabaseNoLongerKnows() {
        remembered.keep("a", Optional.of(vouched()), 0);
        remembered.keep("a", Optional.empty(), 0);
        assertThat(remembered.find("a", NOW)).isEmpty();
    }

    @Test
    void keepsNotMoreThanAThousand() {
        for (int n = 0; n < 1_500; n++) remembered.keep("p" + n, Optional.of(vouched()), 0);
        assertThat(remembered.find("p0", NOW)).isEmpty();
        assertThat(remembered.find("p1499", NOW)).contains(ANN);
    }

    @Test
    void vouchesForNobodyWhoseTokenHasExpired() {
        remembered.keep("a", Optional.of(vouched()), 0);
        assertThat(remembered.find("a", NOW.plusSeconds(59))).contains(ANN);
        assertThat(remembered.find("a", NOW.plusSeconds(60))).isEmpty();
    }

    @Test
    void aWithdrawalForgetsWhomItConcernsAndWhatWasAskedBefore() {
        long before = remembered.changes();
        remembered.keep("a", Optional.of(vouched()), before);
        remembered.keep("b", Optional.of(new Remembered.Vouched(BEN, NOW.plusSeconds(60))), before);
        remembered.withdrawn(person -> person.equals(ANN));
        remembered.keep("a", Optional.of(vouched()), before);
        assertThat(remembered.find("a", NOW)).isEmpty();
        assertThat(remembered.find("b", NOW)).contains(BEN);
        remembered.keep("a", Optional.of(vouched()), remembered.changes());
        assertThat(remembered.find("a", NOW)).contains(ANN);
    }

    @Test
    void whoSignsOutIsForgotten() {
        remembered.keep("a", Optional.of(vouched()), 0);
        remembered.forget("a");
        assertThat(remembered.find("a", NOW)).isEmpty();
    }

    private static Remembered.Vouched vouched() {
        return new Remembered.Vouched(ANN, NOW.plusSeconds(60));
    }
}
