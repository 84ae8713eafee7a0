package io.slipway.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SpanTest {
    @Test
    void showsTheUnitsThatMatter() {
        assertThat(Span.of(Duration.ofSeconds(42))).isEqualTo("42s");
        assertThat(Span.of(Duration.ofSeconds(310))).isEqualTo("5m10s");
        assertThat(Span.of(Duration.ofMinutes(90))).isEqualTo("90m");
        assertThat(Span.of(Duration.ofHours(30))).isEqualTo("30h");
        assertThat(Span.of(Duration.ofDays(12))).isEqualTo("12d");
        assertThat(Span.of(Duration.ofSeconds(-5))).isEqualTo("0s");
    }

    @Test
    void hasNoAgeWithoutATime() {
        assertThat(Span.age(null, Instant.EPOCH)).isNull();
        assertThat(Span.age("soon", Instant.EPOCH)).isNull();
    }

    @Test
    void readsTimesAsPeopleWriteThem() {
        assertThat(Span.seconds("90")).isEqualTo(90);
        assertThat(Span.seconds("15m")).isEqualTo(900);
        assertThat(Span.seconds("2h")).isEqualTo(7_200);
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> Span.seconds("soon"))
                .hasMessageContaining("write 90s, 15m or 2h");
    }
}
