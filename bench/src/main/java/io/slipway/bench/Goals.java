package io.slipway.bench;

import io.slipway.bench.Estimate.Pair;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** {@code bench/goals.yaml}: what a row must reach. A goal holds when the bad end of the interval does. */
final class Goals {
    private final List<Map<String, Object>> goals;

    static Goals read(Path file) throws IOException {
        return new Goals(Files.readString(file));
    }

    @SuppressWarnings("unchecked")
    Goals(String yaml) {
        goals = (List<Map<String, Object>>) new Load(LoadSettings.builder().build()).loadFromString(yaml);
    }

    /** Judges a measurement of ours alone. */
    Row judge(String metric, String row, Estimate ours, String note) {
        return judge(metric, row, ours, null, null, null, note);
    }

    /** Judges a measurement beside a peer's. */
    Row judge(String metric, String row, String peer, List<Pair> pairs, String note) {
        return judge(
                metric,
                row,
                Estimate.of(Estimate.ours(pairs)),
                peer,
                Estimate.of(Estimate.theirs(pairs)),
                Estimate.ratio(pairs),
                note);
    }

    private Row judge(
            String metric,
            String row,
            Estimate ours,
            @Nullable String peer,
            @Nullable Estimate theirs,
            @Nullable Estimate ratio,
            String note) {
        Map<String, Object> goal = goal(metric, row);
        double most = number(goal.get("goal"));
        Double mostRatio = goal.get("ratio") == null ? null : number(goal.get("ratio"));
        boolean holds = ours.high() <= most && (ratio == null || mostRatio == null || ratio.high() <= mostRatio);
        String unit = String.valueOf(goal.get("unit"));
        return new Row(metric, row, unit, ours, peer, theirs, ratio, most, mostRatio, holds, note);
    }

    /** A row without a goal is an error of ours. */
    private Map<String, Object> goal(String metric, String row) {
        return goals.stream()
                .filter(g -> metric.equals(g.get("metric")) && row.equals(g.get("row")))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("bench/goals.yaml has no goal for " + metric + " " + row));
    }

    private static double number(@Nullable Object value) {
        return value instanceof Number n ? n.doubleValue() : Double.NaN;
    }
}
