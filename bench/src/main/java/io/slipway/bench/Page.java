package io.slipway.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes the results into docs/develop/performance.md, between two marks; the words around them are people's. */
final class Page {
    private static final String BEGIN = "<!-- written by ./slipway bench --write -->";
    private static final String END = "<!-- end -->";

    private Page() {}

    static void write(Path file, Results results) throws IOException {
        Files.writeString(file, fill(Files.readString(file), table(results)));
    }

    static String fill(String page, String table) {
        int begin = page.indexOf(BEGIN);
        int end = page.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IllegalStateException("the page lacks the marks '" + BEGIN + "' and '" + END + "' in this order");
        }
        return page.substring(0, begin + BEGIN.length()) + "\n" + table + page.substring(end);
    }

    static String table(Results results) {
        StringBuilder text = new StringBuilder(
                "| metric | row | ours | peer | ratio | goal | holds |\n|---|---|---|---|---|---|---|\n");
        for (Results.Run run : results.metrics().values()) {
            for (Row row : run.rows()) {
                text.append("| %s | %s | %s | %s | %s | %s | %s |%n"
                        .formatted(
                                row.metric(),
                                row.row(),
                                value(row.ours(), row.unit()),
                                row.theirs() == null ? "" : row.peer() + " " + value(row.theirs(), row.unit()),
                                times(row.ratio()),
                                goal(row),
                                row.holds() ? "yes" : "no"));
            }
        }
        text.append("\nHow and where:\n");
        results.metrics().forEach((metric, run) -> {
            run.rows()
                    .forEach(row -> text.append("- ")
                            .append(metric)
                            .append(", ")
                            .append(row.row())
                            .append(": ")
                            .append(row.note())
                            .append(".\n"));
            text.append("  %s, commit %s, %d cores, %d GiB, Java %s, load before %.1f%n"
                    .formatted(
                            run.machine().when(),
                            run.machine().commit(),
                            run.machine().cores(),
                            run.machine().memoryGib(),
                            run.machine().java(),
                            run.machine().load()));
        });
        return text.toString();
    }

    static String value(Estimate estimate, String unit) {
        boolean exact = estimate.low() == estimate.high();
        return exact
                ? number(estimate.mid()) + " " + unit
                : "%s (%s-%s) %s"
                        .formatted(number(estimate.mid()), number(estimate.low()), number(estimate.high()), unit);
    }

    /** Small figures need their places. */
    private static String number(double value) {
        return String.format(Locale.ROOT, Math.abs(value) >= 10 || value == Math.rint(value) ? "%.0f" : "%.2f", value);
    }

    static String times(@Nullable Estimate ratio) {
        return ratio == null
                ? ""
                : String.format(Locale.ROOT, "%.2f (%.2f-%.2f)", ratio.mid(), ratio.low(), ratio.high());
    }

    static String goal(Row row) {
        String most = number(row.goal()) + " " + row.unit();
        return row.ratioGoal() == null ? most : most + String.format(Locale.ROOT, ", %.2fx", row.ratioGoal());
    }
}
