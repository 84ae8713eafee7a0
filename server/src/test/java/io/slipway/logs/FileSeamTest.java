package io.slipway.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FileSeamTest {
    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    private static final LogPlace PLACE = new LogPlace("k", "n", "pod", "u", null, "/logs/app.log");

    @Test
    void goesOnBehindWhatIsKnown() {
        assertThat(after(range(0, 100), range(50, 130))).isEqualTo(range(100, 130));
        assertThat(after(range(0, 3), range(0, 9))).isEqualTo(range(3, 9));
    }

    @Test
    void takesAllOfAFileThatWasRotatedMeanwhile() {
        assertThat(after(range(0, 100), range(200, 210))).isEqualTo(range(200, 210));
    }

    @Test
    void takesAllWhereNothingIsKnown() {
        assertThat(after(List.of(), range(0, 5))).isEqualTo(range(0, 5));
    }

    @Test
    void doesNotWaitForTheEndOfALineThatIsBeingWritten() {
        List<String> known = range(0, 40);
        FileSeam seam = new FileSeam(lines(known), bytes(known) + 7);
        List<String> out = new ArrayList<>();
        for (String line : range(0, 41)) out.addAll(seam.add(line));

        assertThat(out).isEqualTo(range(40, 41));
    }

    @Test
    void knowsTheFileBeforeByItsName() {
        List<String> names = List.of("app.log", "app.error.log", "app.log.2026-01-02.gz", "app.2.log", "app.1.log");

        assertThat(Rotated.among(names, "app.log")).contains("app.2.log");
        assertThat(Rotated.among(List.of("app.log", "app.log.2026-01-01"), "app.log"))
                .contains("app.log.2026-01-01");
        assertThat(Rotated.among(names, "app.error.log")).isEmpty();
    }

    @Test
    void readsTimesInTheContainersZone() {
        FileTimes times = FileTimes.of(Clock.fixed(NOW, ZoneOffset.UTC), "+0800");

        assertThat(times.line(PLACE, "2026-01-01 10:00:00.123 INFO a").time())
                .isEqualTo(Instant.parse("2026-01-01T02:00:00.123Z"));
        assertThat(times.line(PLACE, "\tat a.B").time()).isEqualTo(Instant.parse("2026-01-01T02:00:00.123Z"));
        assertThat(times.line(PLACE, "2026-13-01 10:00:00 no").time())
                .isEqualTo(Instant.parse("2026-01-01T02:00:00.123Z"));
        assertThat(FileTimes.of(Clock.fixed(NOW, ZoneOffset.UTC), "?")
                        .line(PLACE, "x")
                        .time())
                .isEqualTo(NOW);
    }

    /** The whole of {@code again} was there when it was joined, but for the last three lines. */
    private static List<String> after(List<String> known, List<String> again) {
        FileSeam seam = new FileSeam(lines(known), bytes(again.subList(0, again.size() - 3)));
        List<String> out = new ArrayList<>();
        for (String line : again) out.addAll(seam.add(line));
        return out;
    }

    private static int bytes(List<String> lines) {
        return lines.stream().mapToInt(line -> line.length() + 1).sum();
    }

    private static List<LogLine> lines(List<String> texts) {
        return texts.stream().map(text -> new LogLine("pod", "", NOW, text)).toList();
    }

    private static List<String> range(int from, int to) {
        return IntStream.range(from, to).mapToObj(n -> "line " + n).toList();
    }
}
