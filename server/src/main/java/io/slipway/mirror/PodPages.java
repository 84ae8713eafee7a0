package io.slipway.mirror;

import io.slipway.api.Page;
import io.slipway.api.PodView;
import io.slipway.core.Refusal;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Filtered, sorted, cut: the cursor is the number of rows already seen. */
final class PodPages {
    private static final Comparator<PodRow> NAME =
            Comparator.comparing(PodRow::namespace).thenComparing(PodRow::name);
    private static final Map<String, Comparator<PodRow>> ORDERS = Map.of(
            "namespace", NAME,
            "name", Comparator.comparing(PodRow::name).thenComparing(NAME),
            "status", Comparator.comparing(PodRow::status).thenComparing(NAME),
            "restarts", Comparator.comparingInt(PodRow::restarts).thenComparing(NAME),
            "node", order(PodRow::node),
            "created", order(row -> row.created() == null ? null : row.created().toString()));

    private PodPages() {}

    private static Comparator<PodRow> order(Function<PodRow, @Nullable String> field) {
        return Comparator.<PodRow, String>comparing(row -> {
                    String value = field.apply(row);
                    return value == null ? "" : value;
                })
                .thenComparing(NAME);
    }

    static Page<PodView> of(
            List<PodRow> rows, String cluster, int size, @Nullable String cursor, String sort, String q) {
        if (size < 1 || size > 1000) throw Refusal.invalid("size", "size is 1 to 1000, got " + size);
        int from = from(cursor);
        List<PodRow> found = rows.stream()
                .filter(row -> matches(row, q.toLowerCase(Locale.ROOT)))
                .sorted(comparator(sort))
                .toList();
        int to = Math.min(found.size(), from + size);
        List<PodView> page = found.subList(Math.min(from, to), to).stream()
                .map(row -> row.view(cluster))
                .toList();
        return new Page<>(page, found.size(), to < found.size() ? Integer.toString(to) : null);
    }

    private static Comparator<PodRow> comparator(String sort) {
        boolean down = sort.startsWith("-");
        Comparator<PodRow> order = ORDERS.get(down ? sort.substring(1) : sort);
        if (order == null) {
            throw Refusal.invalid("sort", "'" + sort + "' is none of " + ORDERS.keySet() + ", with '-' for downwards");
        }
        return down ? order.reversed() : order;
    }

    private static boolean matches(PodRow row, String q) {
        return q.isEmpty()
                || row.name().contains(q)
                || row.namespace().contains(q)
                || row.status().toLowerCase(Locale.ROOT).contains(q)
                || (row.node() != null && row.node().contains(q));
    }

    private static int from(@Nullable String cursor) {
        if (cursor == null || cursor.isEmpty()) return 0;
        if (!cursor.matches("\\d{1,9}")) throw Refusal.invalid("cursor", "'" + cursor + "' is no cursor of this list");
        return Integer.parseInt(cursor);
    }
}
