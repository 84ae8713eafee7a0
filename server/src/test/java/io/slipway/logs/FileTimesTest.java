package io.slipway.logs;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.api.App;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class FileTimesTest {
    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    private static final LogPlace PLACE = new LogPlace("k", "n", "pod", "u", null, "/logs/app.log");

    @Test
    void knowsTheFileBeforeByItsName() {
        List<Rotated.Named> names =
                named("app.log", "app.error.log", "app.log.2026-01-02.gz", "app.2.log", "app.1.log");

        assertThat(Rotated.among(names, "app.log"))
                .containsExactly(new Rotated.Named(3, "app.2.log"), new Rotated.Named(4, "app.1.log"));
        assertThat(Rotated.among(named("app.log", "app.log.2026-01-01"), "app.log"))
                .containsExactly(new Rotated.Named(1, "app.log.2026-01-01"));
        assertThat(Rotated.among(names, "app.error.log")).isEmpty();
    }

    @Test
    void takesFoldersOfTheSystemForNoLogFolders() {
        assertThat(List.of("/proc/1", "/run/secrets/x", "/var/run", "/etc", "/"))
                .allMatch(App::noLogFolder);
        assertThat(List.of("/home/deploy/logs", "/var/log", "/running", "/logs"))
                .noneMatch(App::noLogFolder);
    }

    @Test
    void readsTimesInTheContainersZone() {
        FileTimes times = FileTimes.of(Clock.fixed(NOW, ZoneOffset.UTC), "+0800");
        Instant stamped = Instant.parse("2026-01-01T02:00:00.123Z");

        assertThat(time(times, "2026-01-01 10:00:00.123 INFO a")).isEqualTo(stamped);
        assertThat(time(times, "\tat a.B")).isEqualTo(stamped);
        assertThat(time(times, "2026-13-01 10:00:00 no")).isEqualTo(stamped);
        assertThat(time(FileTimes.of(Clock.fixed(NOW, ZoneOffset.UTC), "?"), "x"))
                .isEqualTo(NOW);
    }

    private static Instant time(FileTimes times, String text) {
        return times.line(PLACE, new FileTail.Line(text, new FileSpot(1, 1))).time();
    }

    private static List<Rotated.Named> named(String... names) {
        return java.util.stream.IntStream.range(0, names.length)
                .mapToObj(n -> new Rotated.Named(n, names[n]))
                .toList();
    }
}
