package io.slipway.agent.router;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** HAProxy's counters: the answer to {@code show stat}. */
record StatTable(List<Row> rows) {

    /** One line: a backend's sum when {@code server} is BACKEND. */
    record Row(String backend, String server, String status, Counters counters, long current) {}

    static StatTable parse(String csv) {
        var lines = csv.lines().toList();
        var columns = columns(lines.getFirst());
        var rows = new ArrayList<Row>();
        for (var line : lines.subList(1, lines.size())) {
            if (!line.isBlank()) {
                rows.add(row(line.split(",", -1), columns));
            }
        }
        return new StatTable(List.copyOf(rows));
    }

    Counters backend(String name) {
        return rows.stream()
                .filter(r -> r.backend().equals(name) && r.server().equals("BACKEND"))
                .map(Row::counters)
                .findFirst()
                .orElse(Counters.ZERO);
    }

    boolean down(String backend, String server) {
        return rows.stream()
                .anyMatch(r -> r.backend().equals(backend)
                        && r.server().equals(server)
                        && r.status().startsWith("DOWN"));
    }

    long frontendConnections() {
        return rows.stream()
                .filter(r -> r.server().equals("FRONTEND"))
                .mapToLong(Row::current)
                .sum();
    }

    private static Row row(String[] fields, Map<String, Integer> columns) {
        return new Row(
                text(fields, columns, "pxname"),
                text(fields, columns, "svname"),
                text(fields, columns, "status"),
                new Counters(number(fields, columns, "req_tot"), number(fields, columns, "hrsp_5xx")),
                number(fields, columns, "scur"));
    }

    private static Map<String, Integer> columns(String header) {
        var names = header.replaceFirst("^# ", "").split(",", -1);
        var columns = new TreeMap<String, Integer>();
        for (int i = 0; i < names.length; i++) {
            columns.put(names[i], i);
        }
        return columns;
    }

    private static String text(String[] fields, Map<String, Integer> columns, String name) {
        var at = columns.get(name);
        return at == null || at >= fields.length ? "" : fields[at];
    }

    private static long number(String[] fields, Map<String, Integer> columns, String name) {
        var text = text(fields, columns, name);
        return text.isEmpty() ? 0 : Long.parseLong(text);
    }
}
