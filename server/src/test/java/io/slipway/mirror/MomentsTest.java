package io.slipway.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;

class MomentsTest {
    @Test
    void readsWhatTheLibraryReads() {
        for (String text : new String[] {
            "1970-01-01T00:00:00Z",
            "2024-02-29T23:59:59Z",
            "2026-11-21T22:44:00+08:00",
            "2026-11-21T22:44:00.123456Z",
            "9999-12-31T23:59:59Z"
        }) {
            OffsetDateTime known = OffsetDateTime.parse(text);
            assertThat(Moments.seconds(text)).as(text).isEqualTo(known.toEpochSecond());
            assertThat(Moments.instant(text)).as(text).isEqualTo(known.toInstant());
        }
        assertThat(Moments.seconds(null)).isZero();
        assertThat(Moments.instant("")).isNull();
        assertThat(Moments.instant("1970-01-01T00:00:01Z")).isEqualTo(Instant.ofEpochSecond(1));
    }

    @Test
    void takesNoTimeThatIsNone() {
        for (String text :
                new String[] {"2026-02-30T00:00:00Z", "2026-01-01T24:01:00Z", "2026-01-01 00:00:00Z", "now"}) {
            assertThatThrownBy(() -> Moments.seconds(text)).as(text).isInstanceOf(DateTimeException.class);
        }
    }
}
