package io.slipway.cli.verb;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LogSeenTest {
    @Test
    void printsEachLineOnceWhenTheStreamIsJoinedAgain() {
        LogSeen seen = new LogSeen();
        assertThat(seen.from()).isNull();
        seen.join();
        assertThat(seen.isNew("a", "2026-01-01T00:01:00Z", "x")).isTrue();
        assertThat(seen.isNew("b", "2026-01-01T00:01:01Z", "x")).isTrue();
        assertThat(seen.isNew("a", "2026-01-01T00:01:02Z", "y")).isTrue();
        assertThat(seen.isNew("a", "2026-01-01T00:01:02Z", "y")).isTrue();
        assertThat(seen.from()).isEqualTo("2026-01-01T00:00:42Z");

        seen.join();

        assertThat(seen.isNew("a", "2026-01-01T00:00:50Z", "older than all")).isFalse();
        assertThat(seen.isNew("a", "2026-01-01T00:01:00Z", "x")).isFalse();
        assertThat(seen.isNew("b", "2026-01-01T00:01:01Z", "x")).isFalse();
        assertThat(seen.isNew("b", "2026-01-01T00:01:01Z", "late")).isTrue();
        assertThat(seen.isNew("a", "2026-01-01T00:01:02Z", "y")).isFalse();
        assertThat(seen.isNew("a", "2026-01-01T00:01:02Z", "y")).isFalse();
        assertThat(seen.isNew("a", "2026-01-01T00:01:02Z", "y")).isTrue();
        assertThat(seen.isNew("new", "2026-01-01T00:01:01Z", "z")).isTrue();
    }

    @Test
    void tellsLinesOfAFileByTheirPlaceInIt() {
        LogSeen seen = new LogSeen();
        assertThat(seen.isNew("a", "2026-01-01T00:01:00Z", "x", "7:10")).isTrue();
        assertThat(seen.isNew("a", "2026-01-01T00:01:00Z", "x", "7:20")).isTrue();
        seen.join();
        assertThat(seen.isNew("a", "2026-01-01T00:09:00Z", "x", "7:20")).isFalse();
        assertThat(seen.isNew("a", "2026-01-01T00:09:00Z", "x", "7:30")).isTrue();
        assertThat(seen.isNew("a", "2026-01-01T00:09:00Z", "x", "8:10")).isTrue();
        assertThat(seen.isNew("b", "2026-01-01T00:09:00Z", "x", "7:10")).isTrue();
        assertThat(seen.from()).isEqualTo("2026-01-01T00:08:40Z");
    }
}
