package io.slipway.agent.router;

import io.slipway.api.node.RouteSpec;
import io.slipway.api.node.RouterConfig;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Owns the router's state. Every change goes the same way: state on disk, HAProxy at run time, then
 * (soon) the configuration file for HAProxy's next start.
 */
final class Programmer implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Programmer.class.getName());
    private final HaproxyBackend haproxy;
    private final Actor actor = new Actor("router-programmer");
    private final RouterFiles files;
    private final Map<String, String> refused = new ConcurrentHashMap<>();
    private volatile RouterState state;
    private volatile @Nullable String away = "HAProxy has not been reached yet";
    private boolean unfinished;
    private boolean unwritten;

    Programmer(RouterSettings settings, HaproxyBackend haproxy) throws IOException {
        this.haproxy = haproxy;
        this.files = new RouterFiles(settings, actor);
        this.state = files.loaded();
    }

    /** Writes all files, so that HAProxy may start. */
    void start() throws IOException {
        files.configure();
        actor.every(Duration.ofSeconds(1), "finish what is left", this::retry);
    }

    RouterState state() {
        return state;
    }

    /** Why HAProxy does not hold the route now, null when it does. */
    @Nullable
    String fault(String id) {
        var gone = away;
        return gone == null ? refused.get(id) : gone;
    }

    @Nullable
    String away() {
        return away;
    }

    /** Without a known target a route keeps the one it has, as long as it leads to the same place. */
    void put(RouteSpec spec, Optional<Target> target) throws IOException, RouteTaken {
        actor.call(() -> {
            var old = state.route(spec.id());
            var entry = new Entry(
                    spec,
                    old.map(Entry::slot).orElseGet(state::freeSlot),
                    target.orElseGet(() ->
                            old.filter(e -> e.leadsTo(spec)).map(Entry::target).orElse(Target.UNKNOWN)),
                    old.map(Entry::before).orElse(Counters.ZERO));
            var clash = state.clash(entry);
            if (clash.isPresent()) {
                var owner = clash.get().spec();
                throw new RouteTaken(owner.host() + owner.path(), owner.id());
            }
            take(entry, old.isEmpty());
            return entry;
        });
    }

    void delete(String id) throws IOException, RouteTaken {
        actor.call(() -> {
            var old = state.route(id);
            if (old.isPresent()) {
                commit(state.without(id));
                refused.remove(id);
                retire(old.get());
            }
            return id;
        });
    }

    void put(RouterConfig config) throws IOException, RouteTaken {
        actor.call(() -> {
            commit(state.with(config));
            return config;
        });
    }

    void deleteCluster(String name) throws IOException, RouteTaken {
        actor.call(() -> {
            commit(state.withoutCluster(name));
            return name;
        });
    }

    /** Takes over what is now known of the chosen routes; where nothing is known, what was stays. */
    void learn(Predicate<RouteSpec> chosen, Function<RouteSpec, Optional<Target>> source) {
        actor.submit("follow the endpoints", () -> {
            var changed = state.routes().stream()
                    .filter(e -> chosen.test(e.spec()))
                    .flatMap(e -> source.apply(e.spec()).filter(t -> !t.equals(e.target())).map(e::with).stream())
                    .toList();
            if (!changed.isEmpty()) {
                var next = state;
                for (var entry : changed) {
                    next = next.with(entry);
                }
                followed(next);
                program(changed);
            }
        });
    }

    /** HAProxy came back, or may have been changed: compare all and mend. */
    void programAll() {
        actor.submit("programme HAProxy", this::mend);
    }

    void lost(String why) {
        away = why;
    }

    @Override
    public void close() {
        actor.close();
    }

    private void take(Entry entry, boolean fresh) throws IOException {
        if (!fresh) {
            commit(state.with(entry));
            program(List.of(entry));
            return;
        }
        var counted = new Entry(entry.spec(), entry.slot(), entry.target(), countersOf(entry.backend()));
        boolean grows = entry.slot() >= state.pool();
        commit(state.holding(entry.slot()).with(counted));
        if (grows) {
            files.configure();
            reached(() -> haproxy.reload(RouterState.backend(state.pool() - 1)));
        }
        program(List.of(counted));
    }

    private Counters countersOf(String backend) {
        try {
            return haproxy.stats().backend(backend);
        } catch (IOException e) {
            // A HAProxy that is away counts from nought when it comes.
            return Counters.ZERO;
        }
    }

    private void commit(RouterState next) throws IOException {
        files.save(next);
        unwritten = false;
        state = next;
    }

    /**
     * Pods move on while a full disk takes no state: they are served all the same. A restart before it
     * is written begins with the older pods and follows from there.
     */
    private void followed(RouterState next) {
        try {
            commit(next);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "the router''s state is not written, routes go on: {0}", e.getMessage());
            state = next;
            unwritten = true;
        }
    }

    private void program(Collection<Entry> entries) {
        reached(() -> {
            for (var entry : entries) {
                program(entry, haproxy.servers(entry.backend()));
            }
            haproxy.programMaps(state);
        });
    }

    private void program(Entry entry, List<LiveServer> live) throws IOException {
        var id = entry.spec().id();
        try {
            unfinished |= haproxy.program(entry.backend(), ServerLine.of(entry.target()), live);
            refused.remove(id);
        } catch (HaproxyRefused e) {
            LOG.log(Level.WARNING, "route {0}: {1}", id, e.getMessage());
            refused.put(id, e.getMessage());
            unfinished = true;
        }
    }

    private void retire(Entry entry) {
        reached(() -> {
            haproxy.programMaps(state);
            unfinished |= haproxy.program(entry.backend(), List.of(), haproxy.servers(entry.backend()));
        });
    }

    private void mend() {
        reached(() -> {
            unfinished = false;
            var live = haproxy.servers();
            for (var entry : state.routes()) {
                program(entry, live.getOrDefault(entry.backend(), List.of()));
                live.remove(entry.backend());
            }
            haproxy.programMaps(state);
            for (var unused : live.entrySet()) {
                unfinished |= haproxy.program(unused.getKey(), List.of(), unused.getValue());
            }
            away = null;
        });
    }

    private void retry() {
        if (unwritten) {
            followed(state);
        }
        if (unfinished) {
            mend();
        }
    }

    /** HAProxy away is a state, not a fault of the caller: its return mends everything. */
    private void reached(Actor.Act act) {
        try {
            act.run();
        } catch (IOException e) {
            unfinished = true;
            away = e.getMessage();
        }
    }
}
