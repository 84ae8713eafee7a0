package io.slipway.agent.router;

import io.slipway.api.node.RouteStatus;
import io.slipway.api.node.RouterStats;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the router tells about itself: its state joined with HAProxy's counters. */
final class RouteReport {
    private static final StatTable NO_STATS = new StatTable(List.of());
    private final Programmer programmer;
    private final HaproxyBackend haproxy;
    private final Clusters clusters;

    RouteReport(Programmer programmer, HaproxyBackend haproxy, Clusters clusters) {
        this.programmer = programmer;
        this.haproxy = haproxy;
        this.clusters = clusters;
    }

    List<RouteStatus> all() {
        var stats = stats();
        return programmer.state().routes().stream().map(e -> status(e, stats)).toList();
    }

    Optional<RouteStatus> one(String id) {
        return programmer.state().route(id).map(e -> status(e, stats()));
    }

    RouterStats total() {
        var state = programmer.state();
        var stats = stats();
        var sum = state.routes().stream()
                .map(e -> stats.backend(e.backend()).since(e.before()))
                .reduce(Counters.ZERO, Counters::plus);
        var away = programmer.away();
        return new RouterStats(
                away == null,
                away,
                state.routes().size(),
                state.pool(),
                sum.requests(),
                sum.failed(),
                stats.frontendConnections(),
                clusters.stats());
    }

    private RouteStatus status(Entry entry, StatTable stats) {
        var id = entry.spec().id();
        var fault = programmer.fault(id);
        var counters = stats.backend(entry.backend()).since(entry.before());
        var servers = servers(entry, stats);
        return new RouteStatus(
                id,
                fault == null ? "Programmed" : "Declared",
                fault == null ? oddity(entry, servers) : fault,
                servers,
                counters.requests(),
                counters.failed());
    }

    private @Nullable String oddity(Entry entry, List<RouteStatus.Server> servers) {
        var spec = entry.spec();
        var target = entry.target();
        if (!clusters.knows(spec)) {
            return "the router does not know the cluster %s: put /router/clusters/%s"
                    .formatted(spec.cluster(), spec.cluster());
        }
        if (target.equals(Target.UNKNOWN)) {
            return "the cluster %s has not told its endpoints yet: see GET /router/stats".formatted(spec.cluster());
        }
        if (!target.endpoints().isEmpty()
                && servers.stream().allMatch(s -> s.state().equals("backup"))) {
            return "none of %d servers answers HAProxy's check: look at %s"
                    .formatted(
                            target.endpoints().size(),
                            target.endpoints().getFirst().address());
        }
        return target.message();
    }

    /** Those that HAProxy's own check found dead take no traffic. */
    private static List<RouteStatus.Server> servers(Entry entry, StatTable stats) {
        var target = entry.target();
        var lines = ServerLine.of(target);
        var pods = target.endpoints();
        var out = new ArrayList<RouteStatus.Server>();
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            if (!stats.down(entry.backend(), line.name())) {
                out.add(server(line, i < pods.size() ? pods.get(i).pod() : null));
            }
        }
        return out;
    }

    private static RouteStatus.Server server(ServerLine line, @Nullable String pod) {
        var state = line.backup() ? "backup" : line.draining() ? "draining" : "ready";
        return new RouteStatus.Server(line.address(), line.draining() ? 0 : ServerLine.WEIGHT, state, pod);
    }

    private StatTable stats() {
        try {
            return haproxy.stats();
        } catch (IOException e) {
            // The state already says that HAProxy is away; its counters begin anew with it.
            return NO_STATS;
        }
    }
}
