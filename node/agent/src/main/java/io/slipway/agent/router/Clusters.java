package io.slipway.agent.router;

import io.slipway.api.node.RouteSpec;
import io.slipway.api.node.RouterConfig;
import io.slipway.api.node.RouterStats;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The clusters whose endpoints routes follow. */
final class Clusters implements AutoCloseable {
    private final Map<String, ClusterWatch> watches = new ConcurrentHashMap<>();
    private final WatchTimes times;
    private final Changed changed;

    interface Changed {
        void changed(String cluster, Set<ServiceKey> services);
    }

    Clusters(WatchTimes times, Changed changed) {
        this.times = times;
        this.changed = changed;
    }

    /** Follows the cluster as configured; what runs with the same configuration goes on. */
    synchronized void follow(RouterConfig config) {
        var old = watches.get(config.cluster());
        if (old != null && old.config().equals(config)) {
            return;
        }
        var watch = new ClusterWatch(config, times, keys -> changed.changed(config.cluster(), keys));
        watches.put(config.cluster(), watch);
        watch.start();
        if (old != null) {
            old.close();
        }
    }

    synchronized void forget(String name) {
        var old = watches.remove(name);
        if (old != null) {
            old.close();
        }
    }

    /** Empty while nothing is known. */
    Optional<Target> target(RouteSpec spec) {
        var watch = spec.cluster() == null ? null : watches.get(spec.cluster());
        return watch == null ? Optional.empty() : watch.target(spec);
    }

    boolean knows(RouteSpec spec) {
        return spec.cluster() == null || watches.containsKey(spec.cluster());
    }

    List<RouterStats.Cluster> stats() {
        return watches.values().stream().map(Clusters::stats).toList();
    }

    private static RouterStats.Cluster stats(ClusterWatch watch) {
        var name = watch.config().cluster();
        return watch.watches().stream()
                .filter(w -> w.fault() != null)
                .findFirst()
                .map(w -> new RouterStats.Cluster(name, "Away", w.since(), Objects.requireNonNull(w.fault())))
                .orElseGet(() -> new RouterStats.Cluster(
                        name, "Following", watch.watches().getFirst().since(), null));
    }

    @Override
    public synchronized void close() {
        watches.values().forEach(ClusterWatch::close);
        watches.clear();
    }
}
