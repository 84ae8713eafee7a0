package io.slipway.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class LogFilterTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final long LATER = 1_000_000_000;

    @Test
    void putsLinesOfTwoPodsInTheOrderOfTheirTimes() {
        LogFilter filter = new LogFilter(null);
        filter.add(line("b", 2, "second"), 0);
        filter.add(line("a", 1, "first"), 1);

        assertThat(filter.take(1)).isEmpty();
        assertThat(texts(filter.take(LATER))).containsExactly("first", "second");
    }

    @Test
    void keepsAStackTraceWithItsLineAndFindsItByAnyOfItsFrames() {
        LogFilter filter = new LogFilter(Pattern.compile("Main.java:7"));
        filter.add(line("a", 1, "ERROR it broke"), 0);
        filter.add(line("b", 2, "other"), 0);
        filter.add(line("a", 3, "\tat org.ill.Main.main(Main.java:7)"), 0);
        filter.add(line("a", 4, "next"), 0);

        assertThat(texts(filter.rest())).containsExactly("ERROR it broke", "\tat org.ill.Main.main(Main.java:7)");
    }

    @Test
    void toldAgainWhatItHasItGivesOnlyWhatIsNew() {
        LogResume resume = new LogResume();
        resume.join();
        assertThat(resume.isNew(line("a", 1, "x"))).isTrue();
        assertThat(resume.isNew(line("a", 2, "y"))).isTrue();
        assertThat(resume.isNew(line("a", 2, "y"))).isTrue();
        resume.join();
        assertThat(resume.since()).isEqualTo(START.plusSeconds(2));
        assertThat(resume.isNew(line("a", 1, "x"))).isFalse();
        assertThat(resume.isNew(line("a", 2, "y"))).isFalse();
        assertThat(resume.isNew(line("a", 2, "y"))).isFalse();
        assertThat(resume.isNew(line("a", 2, "y"))).isTrue();
        assertThat(resume.isNew(line("a", 3, "z"))).isTrue();
    }

    @Test
    void readsTheRuntimesStamp() {
        assertThat(LogLine.of("a", "c", "2026-01-01T00:00:01.5Z  two blanks", START))
                .isEqualTo(new LogLine("a", "c", START.plusMillis(1500), " two blanks"));
        assertThat(LogLine.of("a", "c", "no stamp", START)).isEqualTo(new LogLine("a", "c", START, "no stamp"));
    }

    private static LogLine line(String pod, int second, String text) {
        return new LogLine(pod, "c", START.plusSeconds(second), text);
    }

    private static List<String> texts(List<LogLine> lines) {
        return lines.stream().map(LogLine::line).toList();
    }
}
