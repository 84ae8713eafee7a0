package io.slipway.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.json.JsonMapper;

/** {@code ./slipway bench [P3 P5 P9 P13] [-o json]}: exit 0 only if every goal holds. */
public final class Bench {
    private static final Set<String> KNOWN = new TreeSet<>(List.of("P3", "P5", "P9", "P13"));

    private Bench() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(args));
        boolean json = words.removeAll(List.of("-o", "json"));
        Set<String> wanted = words.isEmpty() ? KNOWN : new TreeSet<>(words);
        if (!KNOWN.containsAll(wanted)) {
            System.err.println("slipway: no such metric; there are: " + String.join(" ", KNOWN));
            System.exit(2);
        }
        List<Row> rows = new ArrayList<>();
        try (Ground ground = new Ground()) {
            ground.up();
            Measures measures =
                    new Measures(ground, new Goals(Path.of(System.getenv("SLIPWAY_HOME"), "bench/goals.yaml")));
            if (wanted.contains("P3")) rows.addAll(measures.p3());
            if (wanted.contains("P5")) rows.addAll(measures.p5());
            if (wanted.contains("P13")) rows.addAll(measures.p13());
            if (wanted.contains("P9")) rows.addAll(measures.p9());
        }
        print(rows);
        if (json) System.out.println(JsonMapper.shared().writeValueAsString(rows));
        System.exit(rows.stream().allMatch(Row::holds) ? 0 : 1);
    }

    private static void print(List<Row> rows) {
        String format = "%-6s %-50s %10s %10s %7s %10s %-6s %s%n";
        System.out.printf(format, "METRIC", "ROW", "OURS", "PEER", "RATIO", "GOAL", "HOLDS", "HOW");
        for (Row row : rows) {
            System.out.printf(
                    format,
                    row.metric(),
                    row.row(),
                    value(row.ours(), row.unit()),
                    row.peer() == null ? "-" : value(row.peer(), row.unit()),
                    row.ratio() == null ? "-" : String.format(Locale.ROOT, "%.2f", row.ratio()),
                    value(row.goal(), row.unit()),
                    row.holds() ? "yes" : "no",
                    row.note());
        }
    }

    private static String value(double number, String unit) {
        return String.format(Locale.ROOT, "%.0f %s", number, unit);
    }
}
