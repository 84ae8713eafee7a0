package io.slipway.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.core.Refusal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Times of the day by the clocks of zones, through their changes. */
class TimingTest {
    private static final String BERLIN = "Europe/Berlin";

    @Test
    void countsInTheClockOfItsZone() {
        Timing evening = Timing.of("mon-fri", "20:00", "Asia/Shanghai");
        // A Saturday.
        assertThat(evening.after(Instant.parse("2026-11-21T22:00:00Z"), 3))
                .containsExactly(
                        Instant.parse("2026-11-23T12:00:00Z"),
                        Instant.parse("2026-11-24T12:00:00Z"),
                        Instant.parse("2026-11-25T12:00:00Z"));
        assertThat(Timing.of("sat,sun", "09:30", "UTC").after(Instant.parse("2026-11-21T09:30:00Z")))
                .isEqualTo(Instant.parse("2026-11-22T09:30:00Z"));
    }

    @Test
    void anHourThatIsLeftOutComesAsMuchLater() {
        // 2026-03-29: 02:00 becomes 03:00.
        assertThat(Timing.of("*", "02:30", BERLIN).after(Instant.parse("2026-03-28T12:00:00Z"), 2))
                .containsExactly(Instant.parse("2026-03-29T01:30:00Z"), Instant.parse("2026-03-30T00:30:00Z"));
        assertThat(Timing.of("*", "08:00", BERLIN).after(Instant.parse("2026-03-28T12:00:00Z"), 2))
                .containsExactly(Instant.parse("2026-03-29T06:00:00Z"), Instant.parse("2026-03-30T06:00:00Z"));
    }

    @Test
    void anHourThatComesTwiceCountsOnce() {
        // 2026-10-25: 03:00 becomes 02:00.
        Timing night = Timing.of("*", "02:30", BERLIN);
        assertThat(night.after(Instant.parse("2026-10-24T12:00:00Z"), 2))
                .containsExactly(Instant.parse("2026-10-25T00:30:00Z"), Instant.parse("2026-10-26T01:30:00Z"));
        assertThat(night.after(Instant.parse("2026-10-25T00:45:00Z")))
                .as("between the first coming and the second")
                .isEqualTo(Instant.parse("2026-10-26T01:30:00Z"));
        assertThat(night.after(Instant.parse("2026-10-25T01:15:00Z")))
                .as("in the second coming of the hour, before the half")
                .isEqualTo(Instant.parse("2026-10-26T01:30:00Z"));
    }

    @Test
    void knowsLeapYearsAndTheYear2038() {
        assertThat(Timing.of("*", "12:00", "UTC").after(Instant.parse("2028-02-28T12:00:00Z")))
                .isEqualTo(Instant.parse("2028-02-29T12:00:00Z"));
        assertThat(Timing.of("*", "12:00", "UTC").after(Instant.parse("2038-01-19T12:00:00Z")))
                .isEqualTo(Instant.parse("2038-01-20T12:00:00Z"));
    }

    @Test
    void ofWhatWasMissedOnlyTheNewestCounts() {
        Timing evening = Timing.of("*", "20:00", "UTC");
        Instant due = Instant.parse("2026-11-18T20:00:00Z");
        assertThat(evening.newest(due, due)).isEqualTo(new Timing.Newest(due, 0));
        assertThat(evening.newest(due, Instant.parse("2026-11-21T22:00:00Z")))
                .isEqualTo(new Timing.Newest(Instant.parse("2026-11-21T20:00:00Z"), 3));
    }

    @Test
    void refusesWhatNamesNoDayAndNoZone() {
        for (String days : List.of("someday", "mon-", "8", "mon;tue", "* *")) {
            assertThatThrownBy(() -> Timing.of(days, "20:00", "UTC"))
                    .as(days)
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("names no days");
        }
        assertThatThrownBy(() -> Timing.of("*", "20:00", "Europe/Atlantis"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("no time zone");
    }
}
