package io.slipway.agent.router;

import io.slipway.api.node.RouterConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** All that the router must not forget; an immutable value, the file {@code router/state.json}. */
record RouterState(int pool, List<RouterConfig> clusters, List<Entry> routes) {
    static final int GROWTH = 100;

    static RouterState empty(int pool) {
        return new RouterState(pool, List.of(), List.of());
    }

    static String backend(int slot) {
        return "p" + slot;
    }

    Optional<Entry> route(String id) {
        return routes.stream().filter(e -> e.spec().id().equals(id)).findFirst();
    }

    /** The other route that already owns this one's host and path. */
    Optional<Entry> clash(Entry wanted) {
        return routes.stream()
                .filter(e -> !e.spec().id().equals(wanted.spec().id()))
                .filter(e -> e.key().equals(wanted.key()))
                .findFirst();
    }

    int freeSlot() {
        var taken = routes.stream().map(Entry::slot).collect(Collectors.toSet());
        return IntStream.iterate(0, i -> i + 1)
                .filter(i -> !taken.contains(i))
                .findFirst()
                .orElseThrow();
    }

    /** With a pool that holds the slot. */
    RouterState holding(int slot) {
        int size = pool;
        while (size <= slot) {
            size += GROWTH;
        }
        return new RouterState(size, clusters, routes);
    }

    RouterState with(Entry entry) {
        var id = entry.spec().id();
        return new RouterState(
                pool, clusters, replaced(routes, e -> e.spec().id().equals(id), entry));
    }

    RouterState without(String id) {
        return new RouterState(
                pool,
                clusters,
                routes.stream().filter(e -> !e.spec().id().equals(id)).toList());
    }

    RouterState with(RouterConfig config) {
        return new RouterState(pool, replaced(clusters, c -> c.cluster().equals(config.cluster()), config), routes);
    }

    RouterState withoutCluster(String name) {
        return new RouterState(
                pool, clusters.stream().filter(c -> !c.cluster().equals(name)).toList(), routes);
    }

    private static <T> List<T> replaced(List<T> all, Predicate<T> same, T value) {
        var out = new ArrayList<T>();
        boolean found = false;
        for (T each : all) {
            out.add(same.test(each) ? value : each);
            found |= same.test(each);
        }
        if (!found) {
            out.add(value);
        }
        return List.copyOf(out);
    }
}
