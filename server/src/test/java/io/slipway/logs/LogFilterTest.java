package io.slipway.logs;

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
        assertThat(filter.dueIn(1, LATER)).isPositive().isLessThan(LATER);
        assertThat(texts(filter.take(LATER))).containsExactly("first", "second");
        assertThat(filter.dueIn(1, LATER)).isEqualTo(LATER);
    }

    @Test
    void givesLinesOfOnePodAtOnceAndLinesOfOneTimeAsTheyCame() {
        LogFilter filter = new LogFilter(null);
        filter.sources(1);
        filter.add(line("a", 1, "x"), 7);
        filter.add(line("a", 1, "a"), 7);
        filter.add(line("a", 1, "m"), 7);

        assertThat(texts(filter.take(7))).containsExactly("x", "a", "m");
    }

    @Test
    void keepsAStackTraceWithItsLineAndFindsItByAnyOfItsFrames() {
        LogFilter filter = new LogFilter(line -> line.line().contains("Main.java:7"));
        filter.add(line("a", 1, "ERROR it broke"), 0);
        filter.add(line("b", 2, "other"), 0);
        filter.add(line("a", 3, "\tat org.ill.Main.main(Main.java:7)"), 0);
        filter.add(line("a", 4, "next"), 0);

        assertThat(texts(filter.rest())).containsExactly("ERROR it broke", "\tat org.ill.Main.main(Main.java:7)");
    }

    @Test
    void findsLinesByTheirLevel() {
        assertThat(LogLevel.of("2026-01-01 10:00:00.000 WARN slow")).isEqualTo(LogLevel.WARN);
        assertThat(LogLevel.of("java.lang.IllegalStateException: no")).isEqualTo(LogLevel.ERROR);
        assertThat(LogLevel.of("errors: 0")).isEqualTo(LogLevel.INFO);
        LogFilter filter = new LogFilter(LogLevel.WARN::holds);
        filter.add(line("a", 1, "INFO fine"), 0);
        filter.add(line("a", 2, "WARN slow"), 0);
        filter.add(line("a", 3, "[ERROR] bad"), 0);

        assertThat(texts(filter.rest())).containsExactly("WARN slow", "[ERROR] bad");
    }

    @Test
    void toldAgainWhatItHasItGivesOnlyWhatIsNew() {
        LogResume resume = LogResume.at(Instant.EPOCH);
        resume.join();
        assertThat(resume.isNew(line("a", 1, "x"))).isTrue();
        assertThat(resume.isNew(line("a", 2, "y"))).isTrue();
        assertThat(resume.isNew(line("a", 2, "y"))).isTrue();
        resume.join();
        assertThat(resume.since()).isEqualTo(START.plusSeconds(2));
        assertThat(resume.isNew(line("a", 0, "before all"))).isFalse();
        assertThat(resume.isNew(line("a", 1, "x"))).isFalse();
        assertThat(resume.isNew(line("a", 2, "y"))).isFalse();
        assertThat(resume.isNew(line("a", 2, "y"))).isFalse();
        assertThat(resume.isNew(line("a", 2, "y"))).isTrue();
        assertThat(resume.isNew(line("a", 3, "z"))).isTrue();
    }

    @Test
    void losesNoLineWhoseTimeCrossedThatOfAnother() {
        LogResume resume = LogResume.at(Instant.EPOCH);
        resume.join();
        assertThat(resume.isNew(line("a", 2, "out"))).isTrue();
        assertThat(resume.isNew(line("a", 1, "err, a moment earlier"))).isTrue();
    }

    @Test
    void givesUpOnAnExpressionThatDoesNotEnd() {
        Pattern endless = Pattern.compile("^(a|a)*$");

        assertThat(Patient.find(endless, "a".repeat(100) + "b")).isFalse();
        assertThat(Patient.find(Pattern.compile("c+d"), "abccd")).isTrue();
    }

    @Test
    void readsTheRuntimesStamp() {
        LogPlace place = new LogPlace("k", "n", "a", "u", "c", null);
        assertThat(LogLine.of(place, "2026-01-01T00:00:01.5Z  two blanks", START))
                .isEqualTo(new LogLine("a", "c", START.plusMillis(1500), " two blanks"));
        assertThat(LogLine.of(place, "no stamp", START)).isEqualTo(new LogLine("a", "c", START, "no stamp"));
    }

    private static LogLine line(String pod, int second, String text) {
        return new LogLine(pod, "c", START.plusSeconds(second), text);
    }

    private static List<String> texts(List<LogLine> lines) {
        return lines.stream().map(LogLine::line).toList();
    }
}
