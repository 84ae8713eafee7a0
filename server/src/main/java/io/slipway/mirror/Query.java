package io.slipway.mirror;

import io.slipway.core.Refusal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A question to one table: filtered, sorted, cut.
 *
 * @param q part of any word of the row
 * @param label {@code name} or {@code name=value}
 * @param sort a column, with '-' for downwards
 * @param cursor number of rows already seen
 */
record Query(
        Sight sight,
        @Nullable String namespace,
        @Nullable String node,
        @Nullable String owner,
        @Nullable String label,
        String q,
        String sort,
        int size,
        @Nullable String cursor) {

    /** One page of what was found. */
    record Found<R extends Row>(
            List<Held<R>> rows, int total, @Nullable String next) {}

    <R extends Row> Found<R> in(Table<R> table, int most) {
        if (size < 1 || size > most) throw Refusal.invalid("size", "size is 1 to " + most + ", got " + size);
        int from = from();
        Comparator<Held<R>> order = order(table.kind());
        List<Held<R>> found =
                candidates(table).filter(held -> matches(table.kind(), held)).toList();
        int to = Math.min(found.size(), from + size);
        List<Held<R>> page = first(found, order, to).subList(Math.min(from, to), to);
        return new Found<>(page, found.size(), to < found.size() ? Integer.toString(to) : null);
    }

    /** By the narrowest index there is. */
    private <R extends Row> Stream<Held<R>> candidates(Table<R> table) {
        if (namespace == null && node == null && owner == null) return table.seen(sight);
        Stream<Held<R>> rows =
                namespace != null ? table.in(namespace) : table.by(node != null ? "node=" + node : "owner=" + owner);
        return rows.filter(held -> sight.holds(table.kind(), held.row()));
    }

    private <R extends Row> boolean matches(Kind<?, R> kind, Held<R> held) {
        if (node != null && !node.equals(kind.node(held.row()))) return false;
        if (owner != null && !owner.equals(held.owner())) return false;
        if (label != null && !labelled(held.labels(), label)) return false;
        return q.isEmpty() || kind.anyWord(held, word -> contains(word, q));
    }

    private static boolean labelled(Map<String, String> labels, String wanted) {
        int is = wanted.indexOf('=');
        return is < 0
                ? labels.containsKey(wanted)
                : wanted.substring(is + 1).equals(labels.get(wanted.substring(0, is)));
    }

    /** Without a copy of each word of each row, and looking closer only where the first letter is right. */
    private static boolean contains(String word, String part) {
        char first = folded(part.charAt(0));
        for (int at = word.length() - part.length(); at >= 0; at--) {
            if (folded(word.charAt(at)) == first && word.regionMatches(true, at, part, 0, part.length())) return true;
        }
        return false;
    }

    private static char folded(char letter) {
        if (letter < 0x80) return letter >= 'A' && letter <= 'Z' ? (char) (letter + 32) : letter;
        return Character.toLowerCase(Character.toUpperCase(letter));
    }

    /** The first page of many rows needs no order among the others. */
    private static <T> List<T> first(List<T> rows, Comparator<T> order, int most) {
        if (most * 4 > rows.size() || most == 0)
            return rows.stream().sorted(order).toList();
        PriorityQueue<T> best = new PriorityQueue<>(most + 1, order.reversed());
        for (T row : rows) {
            if (best.size() < most || order.compare(row, best.element()) < 0) best.add(row);
            if (best.size() > most) best.remove();
        }
        List<T> sorted = new ArrayList<>(best);
        sorted.sort(order);
        return sorted;
    }

    private <R extends Row> Comparator<Held<R>> order(Kind<?, R> kind) {
        boolean down = sort.startsWith("-");
        String wanted = down ? sort.substring(1) : sort;
        Column<R> column = kind.columns().stream()
                .filter(one -> one.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> Refusal.invalid(
                        "sort",
                        "'%s' is none of %s, with '-' for downwards"
                                .formatted(
                                        sort,
                                        kind.columns().stream()
                                                .map(Column::name)
                                                .toList())));
        Comparator<Held<R>> order =
                column.order().thenComparing(Held::namespace).thenComparing(Held::name);
        return down ? order.reversed() : order;
    }

    private int from() {
        if (cursor == null || cursor.isEmpty()) return 0;
        if (!cursor.matches("\\d{1,9}")) throw Refusal.invalid("cursor", "'" + cursor + "' is no cursor of this list");
        return Integer.parseInt(cursor);
    }
}
