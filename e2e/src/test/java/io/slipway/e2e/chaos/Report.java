package io.slipway.e2e.chaos;

import io.slipway.e2e.Platform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The figures in {@code docs/develop/reliability.md}: a run writes the lines of what it did and leaves the others. */
final class Report {
    private static final Path PAGE = Platform.HOME.resolve("docs/develop/reliability.md");
    private static final String BEGIN = "<!-- figures: written by ./slipway test chaos -->";
    private static final String END = "<!-- end of figures -->";
    private static final String HEAD = """
            | killed | in | kills | of which | faults | resumed after, median and longest | server away, longest | failed requests |
            |---|---|---|---|---|---|---|---|
            """;

    private Report() {}

    static void write(List<Figures.Row> rows) {
        try {
            String page = Files.readString(PAGE);
            int begin = page.indexOf(BEGIN) + BEGIN.length();
            int end = page.indexOf(END);
            Map<String, String> lines = lines(page.substring(begin, end));
            rows.stream()
                    .collect(Collectors.groupingBy(row -> "| " + row.victim() + " | " + row.act() + " |"))
                    .forEach((key, group) -> lines.put(key, key + line(group)));
            String table = HEAD + String.join("\n", lines.values());
            Files.writeString(PAGE, page.substring(0, begin) + "\n" + table + "\n" + page.substring(end));
        } catch (IOException e) {
            throw new UncheckedIOException("figures for " + PAGE, e);
        }
    }

    private static Map<String, String> lines(String table) {
        Map<String, String> lines = new TreeMap<>();
        table.lines()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| killed"))
                .forEach(line -> lines.put(line.replaceAll("^(\\| [^|]* \\| [^|]* \\|).*", "$1"), line));
        return lines;
    }

    private static String line(List<Figures.Row> group) {
        int kills = group.stream().mapToInt(Figures.Row::kills).sum();
        long faults = group.stream().mapToLong(row -> row.faults().size()).sum();
        List<Long> resumes =
                group.stream().flatMap(row -> row.resumes().stream()).sorted().toList();
        long away = group.stream().mapToLong(Figures.Row::away).max().orElse(0);
        boolean serves = Act.valueOf(group.getFirst().act()).serves();
        String visits = "%d of %d"
                .formatted(
                        group.stream().mapToLong(Figures.Row::failed).sum(),
                        group.stream().mapToLong(Figures.Row::visits).sum());
        return " %d | %s | %d | %s | %.1f s | %s |"
                .formatted(kills, made(group), faults, resumed(resumes), away / 1000.0, serves ? visits : "-");
    }

    private static String made(List<Figures.Row> group) {
        String words = group.getFirst().title().replaceAll("(seed \\d+).*", "$1");
        return words + ", " + LocalDate.now(ZoneOffset.UTC);
    }

    private static String resumed(List<Long> resumes) {
        if (resumes.isEmpty()) return "-";
        long median = resumes.get(resumes.size() / 2);
        return "%d: %.1f s, %.1f s".formatted(resumes.size(), median / 1000.0, resumes.getLast() / 1000.0);
    }
}
