package io.slipway.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RememberedTest {
    private static final Person ANN = new Person("ann", "Ann", Map.of(), "127.0.0.1");
    private final Remembered remembered = new Remembered();

    @Test
    void vouchesForWhomTheDatabaseKnewLast() {
        remembered.keep("a", Optional.of(ANN));
        assertThat(remembered.find("a")).contains(ANN);
        assertThat(remembered.find("b")).isEmpty();
    }

    @Test
    void forgetsWhomTheDatabaseNoLongerKnows() {
        remembered.keep("a", Optional.of(ANN));
        remembered.keep("a", Optional.empty());
        assertThat(remembered.find("a")).isEmpty();
    }

    @Test
    void keepsNotMoreThanAThousand() {
        for (int n = 0; n < 1_500; n++) remembered.keep("p" + n, Optional.of(ANN));
        assertThat(remembered.find("p0")).isEmpty();
        assertThat(remembered.find("p1499")).contains(ANN);
    }
}
