package io.slipway.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code ./slipway bench [P1 P2 P3 P5 P6 P8 P9 P11 P12 P13] [--pairs N] [--write] [-o json]}: exit 0 only if every goal
 * holds. {@code --write} keeps the run in {@code bench/results.json} and on the page of it.
 */
public final class Bench {
    private static final Set<String> KNOWN =
            new TreeSet<>(List.of("P1", "P2", "P3", "P5", "P6", "P8", "P9", "P11", "P12", "P13"));
    /** Measured on clusters of their own, of fake nodes or of the stub; the others share one real cluster. */
    private static final Set<String> ON_THEIR_OWN = Set.of("P1", "P2", "P11", "P12");

    private static final Path RESULTS = Ground.HOME.resolve("bench/results.json");
    private static final String FORMAT = "%-6s %-54s %-24s %-34s %-18s %-14s %-6s %s%n";

    private Bench() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(args));
        boolean json = words.removeAll(List.of("-o", "json"));
        boolean write = words.remove("--write");
        int pairs = pairs(words);
        Set<String> wanted = words.isEmpty() ? KNOWN : new TreeSet<>(words);
        if (!KNOWN.containsAll(wanted)) usage("no such metric; there are: " + String.join(" ", KNOWN));
        List<Row> rows = new ArrayList<>();
        boolean all = measure(wanted, pairs, write, rows);
        if (json)
            System.out.println(JsonMapper.shared().writeValueAsString(Map.of("items", rows, "total", rows.size())));
        System.exit(all && rows.stream().allMatch(Row::holds) ? 0 : 1);
    }

    /** Adds what was measured; false when a metric could not be. The others are measured all the same. */
    private static boolean measure(Set<String> wanted, int pairs, boolean write, List<Row> rows)
            throws IOException, InterruptedException {
        Results results = Results.read(RESULTS);
        boolean all = true;
        Goals goals = Goals.read(Path.of(Ground.need("SLIPWAY_HOME"), "bench/goals.yaml"));
        Machine machine = Machine.look(new Shell(Map.of()));
        head();
        Set<String> real = new TreeSet<>(wanted);
        real.removeAll(ON_THEIR_OWN);
        if (!real.isEmpty()) {
            try (Ground ground = new Ground()) {
                ground.up();
                all = each(metrics(ground, goals, pairs), real, machine, results, rows);
            }
        }
        for (var metric : onTheirOwn(goals, pairs).entrySet()) {
            all &= each(Map.of(metric.getKey(), metric.getValue()), wanted, machine, results, rows);
        }
        if (write) {
            results.write(RESULTS);
            Page.write(Ground.HOME.resolve("docs/develop/performance.md"), results);
        }
        return all;
    }

    private static boolean each(
            Map<String, Metric> metrics, Set<String> wanted, Machine machine, Results results, List<Row> rows)
            throws InterruptedException {
        boolean all = true;
        for (var metric : metrics.entrySet()) {
            if (!wanted.contains(metric.getKey())) continue;
            try {
                List<Row> measured = metric.getValue().rows();
                measured.forEach(Bench::print);
                rows.addAll(measured);
                results.metrics().put(metric.getKey(), new Results.Run(machine, measured));
            } catch (IOException e) {
                System.err.println("slipway: " + metric.getKey() + " could not be measured: " + e.getMessage());
                all = false;
            }
        }
        return all;
    }

    /** In the order they are run: starts last, since they end what the others use. */
    private static Map<String, Metric> metrics(Ground ground, Goals goals, int pairs) {
        Map<String, Metric> metrics = new LinkedHashMap<>();
        metrics.put("P3", new Rollouts(ground, goals, pairs));
        metrics.put("P5", new Images(ground, goals, Math.max(3, pairs / 3)));
        metrics.put("P8", new Keys(ground, goals, 50 * pairs));
        metrics.put("P13", new Clients(ground, goals, pairs));
        metrics.put("P6", new Logs(ground, goals));
        metrics.put("P9", new Starts(ground, goals, Math.max(3, pairs / 4)));
        return metrics;
    }

    /** Each on a platform and clusters of its own. */
    private static Map<String, Metric> onTheirOwn(Goals goals, int pairs) {
        Map<String, Metric> metrics = new LinkedHashMap<>();
        metrics.put("P1", new Freshness(goals));
        metrics.put("P2", new PodLists(goals, Math.max(3, pairs / 4)));
        metrics.put("P11", new MirrorMemory(goals));
        metrics.put("P12", new Fanout(goals));
        return metrics;
    }

    private static int pairs(List<String> words) {
        int at = words.indexOf("--pairs");
        if (at < 0) return 20;
        words.remove(at);
        if (at == words.size() || !words.get(at).matches("[1-9][0-9]{0,2}")) usage("--pairs wants a number, 1 to 999");
        return Integer.parseInt(words.remove(at));
    }

    private static void usage(String fault) {
        System.err.println("slipway: " + fault);
        System.exit(2);
    }

    private static void head() {
        System.out.printf(FORMAT, "METRIC", "ROW", "OURS", "PEER", "RATIO", "GOAL", "HOLDS", "HOW");
    }

    private static void print(Row row) {
        System.out.printf(
                FORMAT,
                row.metric(),
                row.row(),
                Page.value(row.ours(), row.unit()),
                row.theirs() == null ? "-" : row.peer() + " " + Page.value(row.theirs(), row.unit()),
                row.ratio() == null ? "-" : Page.times(row.ratio()),
                Page.goal(row),
                row.holds() ? "yes" : "no",
                row.note());
    }
}
