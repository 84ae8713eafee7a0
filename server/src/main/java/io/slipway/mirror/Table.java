package io.slipway.mirror;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One kind's rows of one cluster. What comes twice or out of turn changes nothing: each object's newest
 * version wins, also against its own removal. Written under the lock of {@link Rows}, read without.
 */
final class Table<R extends Row> {
    /** Removals that are remembered, so that a change that comes after its object's end makes no ghost. */
    private static final int GRAVES = 1024;

    private final Kind<?, R> kind;
    private final Map<String, Map<String, Held<R>>> namespaces = new ConcurrentHashMap<>();
    private final Map<String, Map<String, Held<R>>> terms = new ConcurrentHashMap<>();
    private final LinkedHashMap<String, Long> graves = new LinkedHashMap<>();
    private long listed;
    private long floor;
    private long newest;

    Table(Kind<?, R> kind) {
        this.kind = kind;
    }

    /** What was found of a change. */
    enum Taken {
        /** It is the newest of its object. */
        YES,
        /** It is known, or older than what is known. */
        STALE,
        /** Nobody can tell any more: only a new list can. */
        UNKNOWN
    }

    Kind<?, R> kind() {
        return kind;
    }

    /** What a version means for an object, before anything is changed. */
    Taken judge(String namespace, String name, long version) {
        newest = Math.max(newest, version);
        if (version == 0) return Taken.YES;
        Held<R> known = get(namespace, name);
        if (known != null) return version >= known.version() ? Taken.YES : Taken.STALE;
        if (version <= listed) return Taken.STALE;
        Long grave = graves.get(key(namespace, name));
        if (grave != null) return version > grave ? Taken.YES : Taken.STALE;
        return version <= floor ? Taken.UNKNOWN : Taken.YES;
    }

    @Nullable
    Held<R> get(String namespace, String name) {
        Map<String, Held<R>> rows = namespaces.get(namespace);
        return rows == null ? null : rows.get(name);
    }

    /** Returns what was there before. */
    @Nullable
    Held<R> put(Held<R> held) {
        Held<R> before = namespaces
                .computeIfAbsent(held.namespace(), n -> new ConcurrentHashMap<>(8))
                .put(held.name(), held);
        String key = key(held.namespace(), held.name());
        List<String> now = kind.terms(held);
        // Most changes leave an object where it is, and who made it.
        if (before != null && !kind.sameTerms(before, held)) forget(key, kind.terms(before), now);
        for (String term : now) {
            terms.computeIfAbsent(term, t -> new ConcurrentHashMap<>(4)).put(key, held);
        }
        return before;
    }

    /** Returns what was there. */
    @Nullable
    Held<R> remove(String namespace, String name, long version) {
        Map<String, Held<R>> rows = namespaces.get(namespace);
        Held<R> before = rows == null ? null : rows.remove(name);
        if (rows != null && rows.isEmpty()) namespaces.remove(namespace);
        String key = key(namespace, name);
        if (before != null) forget(key, kind.terms(before), List.of());
        if (version > 0) bury(key, Math.max(version, before == null ? 0 : before.version()));
        return before;
    }

    private void bury(String key, long version) {
        graves.put(key, version);
        if (graves.size() <= GRAVES) return;
        var oldest = graves.pollFirstEntry();
        floor = Math.max(floor, oldest.getValue());
    }

    private void forget(String key, List<String> gone, List<String> kept) {
        for (String term : gone) {
            if (kept.contains(term)) continue;
            Map<String, Held<R>> rows = terms.get(term);
            if (rows != null && rows.remove(key) != null && rows.isEmpty()) terms.remove(term);
        }
    }

    /** False when the list is older than what a watch has shown: it came from a server that lags behind. */
    boolean newEnough(long version) {
        return version == 0 || version >= newest;
    }

    /** Begins anew at a list; each that is not in it is told as gone. */
    void listed(
            Collection<Held<R>> rows,
            long version,
            BiConsumer<@Nullable Held<R>, Held<R>> put,
            BiConsumer<String, String> gone) {
        Map<String, Set<String>> names = new HashMap<>();
        for (Held<R> held : rows) {
            names.computeIfAbsent(held.namespace(), n -> new HashSet<>()).add(held.name());
            put.accept(get(held.namespace(), held.name()), held);
        }
        for (String namespace : List.copyOf(namespaces.keySet())) {
            Set<String> kept = names.getOrDefault(namespace, Set.of());
            for (String name :
                    List.copyOf(namespaces.getOrDefault(namespace, Map.of()).keySet())) {
                if (!kept.contains(name)) gone.accept(namespace, name);
            }
        }
        graves.clear();
        floor = 0;
        listed = version;
        newest = version;
    }

    int size() {
        return namespaces.values().stream().mapToInt(Map::size).sum();
    }

    /** Who sees a few namespaces pays for their rows only; what lies in no namespace is looked at one by one. */
    Stream<Held<R>> seen(Sight sight) {
        Set<String> some = sight.namespaces();
        if (some == null) return all();
        return namespaces.containsKey("")
                ? all().filter(held -> sight.holds(kind, held.row()))
                : some.stream().flatMap(this::in);
    }

    Stream<Held<R>> all() {
        return namespaces.values().stream().flatMap(rows -> rows.values().stream());
    }

    Stream<Held<R>> in(String namespace) {
        return namespaces.getOrDefault(namespace, Map.of()).values().stream();
    }

    /** By {@code node=NAME} or {@code owner=Kind/NAME}. */
    Stream<Held<R>> by(String term) {
        return terms.getOrDefault(term, Map.of()).values().stream();
    }

    private static String key(String namespace, String name) {
        return namespace + "/" + name;
    }
}
