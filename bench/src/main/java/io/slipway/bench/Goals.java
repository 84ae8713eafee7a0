package io.slipway.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** {@code bench/goals.yaml}: what a row must reach. */
final class Goals {
    private final List<Map<String, Object>> goals;

    @SuppressWarnings("unchecked")
    Goals(Path file) throws IOException {
        goals = (List<Map<String, Object>>)
                new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
    }

    /** Judges a measurement; a row without a goal is an error of ours. */
    Row judge(String metric, String row, double ours, @Nullable Double peer, String note) {
        Map<String, Object> goal = goals.stream()
                .filter(g -> metric.equals(g.get("metric")) && row.equals(g.get("row")))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("bench/goals.yaml has no goal for " + metric + " " + row));
        double limit = number(goal.get("goal"));
        Double ratio = peer == null ? null : ours / peer;
        boolean holds =
                ours <= limit && (ratio == null || goal.get("ratio") == null || ratio <= number(goal.get("ratio")));
        return new Row(metric, row, String.valueOf(goal.get("unit")), ours, peer, ratio, limit, holds, note);
    }

    private static double number(@Nullable Object value) {
        return value instanceof Number n ? n.doubleValue() : Double.NaN;
    }
}
