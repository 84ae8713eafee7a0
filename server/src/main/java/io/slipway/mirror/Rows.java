package io.slipway.mirror;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One cluster's tables, its change log and those who wait for changes. The log is a ring: a reader that
 * is further behind must list again.
 */
final class Rows {
    private static final int LOG = 2048;

    private final Map<String, Table<?>> tables = new LinkedHashMap<>();
    private final Deque<Change> log = new ArrayDeque<>();
    private final Consumer<Change> listener;
    private long seq;

    /** @param seq where this cluster's numbers begin: above those of an earlier start */
    Rows(Collection<? extends Kind<?, ?>> kinds, long seq, Consumer<Change> listener) {
        kinds.forEach(kind -> tables.put(kind.name(), new Table<>(kind)));
        this.seq = seq;
        this.listener = listener;
    }

    /** Rows of every kind that is, or gives, the wanted one. */
    <T extends Row> List<T> list(Class<T> wanted, Scope scope) {
        return of(wanted)
                .flatMap(table -> scope.namespace() == null ? table.all() : table.in(scope.namespace()))
                .map(Held::row)
                .filter(scope::holds)
                .map(wanted::cast)
                .toList();
    }

    <T extends Row> @Nullable T find(Class<T> wanted, String namespace, String name) {
        return of(wanted)
                .map(table -> table.get(namespace, name))
                .filter(Objects::nonNull)
                .map(held -> wanted.cast(held.row()))
                .findFirst()
                .orElse(null);
    }

    private Stream<Table<?>> of(Class<? extends Row> wanted) {
        return tables.values().stream()
                .filter(table -> wanted.isAssignableFrom(table.kind().row()));
    }

    @SuppressWarnings("unchecked")
    <R extends Row> Table<R> table(Kind<?, R> kind) {
        return (Table<R>) Objects.requireNonNull(tables.get(kind.name()), kind::name);
    }

    /** False when only a new list can tell whether this is news. */
    <R extends Row> boolean put(Kind<?, R> kind, Held<R> held) {
        return change(kind, held.namespace(), held.name(), held.version(), held);
    }

    /** False when only a new list can tell whether this is news. */
    <R extends Row> boolean remove(Kind<?, R> kind, String namespace, String name, long version) {
        return change(kind, namespace, name, version, null);
    }

    private <R extends Row> boolean change(
            Kind<?, R> kind, String namespace, String name, long version, @Nullable Held<R> after) {
        Table<R> table = table(kind);
        Change change;
        synchronized (this) {
            Table.Taken taken = table.judge(namespace, name, version);
            if (taken != Table.Taken.YES) return taken == Table.Taken.STALE;
            change = exchange(table, namespace, name, version, after);
        }
        if (change != null) listener.accept(change);
        return true;
    }

    /** Makes the kind's rows exactly these: what is missing is gone. False for a list older than what is known. */
    <R extends Row> boolean replace(Kind<?, R> kind, Collection<Held<R>> rows, long version) {
        Table<R> table = table(kind);
        List<Change> changes = new ArrayList<>();
        synchronized (this) {
            if (!table.newEnough(version)) return false;
            table.listed(
                    rows,
                    version,
                    (before, held) -> add(changes, exchange(table, held.namespace(), held.name(), 0, held)),
                    (namespace, name) -> add(changes, exchange(table, namespace, name, 0, null)));
        }
        changes.forEach(listener);
        return true;
    }

    private static void add(List<Change> changes, @Nullable Change change) {
        if (change != null) changes.add(change);
    }

    /** Null when it changes nothing that is kept. */
    private <R extends Row> @Nullable Change exchange(
            Table<R> table, String namespace, String name, long version, @Nullable Held<R> after) {
        Held<R> before = after == null ? table.remove(namespace, name, version) : table.put(after);
        if (same(before, after)) return null;
        Change change = new Change(++seq, table.kind(), before, after);
        log.addLast(change);
        if (log.size() > LOG) log.removeFirst();
        notifyAll();
        return change;
    }

    private static boolean same(@Nullable Held<?> before, @Nullable Held<?> after) {
        if (before == null || after == null) return before == null && after == null;
        return before.row().equals(after.row()) && before.labels().equals(after.labels());
    }

    /** Drops what is over by its age. */
    void sweep(Instant now) {
        tables.values().forEach(table -> sweep(table, now));
    }

    private <R extends Row> void sweep(Table<R> table, Instant now) {
        for (Held<R> held :
                table.all().filter(h -> table.kind().over(h.row(), now)).toList()) {
            var _ = remove(table.kind(), held.namespace(), held.name(), 0);
        }
    }

    int size() {
        return tables.values().stream().mapToInt(Table::size).sum();
    }

    synchronized long seq() {
        return seq;
    }

    /** Changes after {@code from}; null when some of them are no longer kept, or never were. */
    synchronized @Nullable List<Change> since(long from) {
        if (from > seq || (from < seq && (log.isEmpty() || log.getFirst().seq() > from + 1))) return null;
        List<Change> found = new ArrayList<>();
        for (var newest = log.descendingIterator(); newest.hasNext(); ) {
            Change change = newest.next();
            if (change.seq() <= from) break;
            found.add(change);
        }
        return found.reversed();
    }

    /** Blocks until there is a change after {@code from}, or the time is over. */
    synchronized boolean awaitAfter(long from, long deadlineNanos) throws InterruptedException {
        while (seq <= from) {
            long left = deadlineNanos - System.nanoTime();
            if (left <= 0) return false;
            wait(Math.max(1, left / 1_000_000));
        }
        return true;
    }
}
