package io.slipway.mirror;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One cluster's rows by kind, its change log and those who wait for changes. The log is a ring: a
 * reader that is further behind must list again.
 */
final class Rows {
    private static final int LOG = 8192;

    private final Map<Class<? extends Row>, ConcurrentMap<String, Row>> kinds = new ConcurrentHashMap<>();
    private final Deque<Change> log = new ArrayDeque<>();
    private final Consumer<Change> listener;
    private long seq;

    Rows(Consumer<Change> listener) {
        this.listener = listener;
    }

    <T extends Row> List<T> list(Class<T> kind, Scope scope) {
        return of(kind).values().stream().filter(scope::holds).map(kind::cast).toList();
    }

    <T extends Row> @Nullable T find(Class<T> kind, String namespace, String name) {
        return kind.cast(of(kind).get(key(namespace, name)));
    }

    void put(Row row) {
        change(row.getClass(), key(row.namespace(), row.name()), row);
    }

    void remove(Class<? extends Row> kind, String namespace, String name) {
        change(kind, key(namespace, name), null);
    }

    /** Makes the kind's rows of one source exactly these: what is missing is gone. */
    void replace(Class<? extends Row> kind, String source, List<Row> rows) {
        Set<String> kept = new HashSet<>();
        for (Row row : rows) {
            kept.add(key(row.namespace(), row.name()));
            put(row);
        }
        for (String key : List.copyOf(of(kind).keySet())) {
            if (key.contains("/" + source) && !kept.contains(key)) change(kind, key, null);
        }
    }

    private void change(Class<? extends Row> kind, String key, @Nullable Row after) {
        Change change;
        synchronized (this) {
            Row before = after == null ? of(kind).remove(key) : of(kind).put(key, after);
            if (Objects.equals(before, after)) return;
            change = new Change(++seq, before, after);
            log.addLast(change);
            if (log.size() > LOG) log.removeFirst();
            notifyAll();
        }
        listener.accept(change);
    }

    int size() {
        return kinds.values().stream().mapToInt(Map::size).sum();
    }

    synchronized long seq() {
        return seq;
    }

    /** Changes after {@code from}; null when some of them are no longer kept. */
    synchronized @Nullable List<Change> since(long from) {
        if (from < seq && (log.isEmpty() || log.getFirst().seq() > from + 1)) return null;
        return log.stream().filter(change -> change.seq() > from).toList();
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

    private ConcurrentMap<String, Row> of(Class<? extends Row> kind) {
        return kinds.computeIfAbsent(kind, k -> new ConcurrentHashMap<>());
    }

    private static String key(String namespace, String name) {
        return namespace + "/" + name;
    }
}
