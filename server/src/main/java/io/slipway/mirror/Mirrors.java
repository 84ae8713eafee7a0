package io.slipway.mirror;

import io.micrometer.core.instrument.MeterRegistry;
import io.slipway.cluster.Cluster;
import io.slipway.cluster.Clusters;
import io.slipway.core.Actor;
import io.slipway.core.Code;
import io.slipway.core.Event;
import io.slipway.core.Refusal;
import io.slipway.store.Events;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Live state of every registered cluster. */
@Component
public class Mirrors implements SmartLifecycle {
    private final Clusters clusters;
    private final Events events;
    private final Map<String, ClusterMirror> mirrors = new ConcurrentHashMap<>();
    private final Map<String, Kind<?, ?>> kinds = new TreeMap<>();
    private final Clock clock;
    private final MeterRegistry meters;
    private volatile boolean running;

    Mirrors(Clusters clusters, Events events, List<Kind<?, ?>> kinds, Clock clock, MeterRegistry meters) {
        this.clusters = clusters;
        this.events = events;
        kinds.forEach(kind -> this.kinds.put(kind.name(), kind));
        this.clock = clock;
        this.meters = meters;
    }

    /** @throws Refusal NotFound when there is none of that name */
    public Kind<?, ?> kind(String name) {
        Kind<?, ?> kind = kinds.get(name);
        if (kind != null) return kind;
        throw Refusal.of(
                Code.NotFound, "there is no kind '" + name + "'", "there are " + String.join(", ", kinds.keySet()));
    }

    /** Why rows of this kind are missing or may be old; null when all is well. */
    public @Nullable String notice(String cluster, Kind<?, ?> kind) {
        Reflector<?, ?> reflector = mirror(cluster).reflector(kind.name());
        String absent = reflector.absent();
        if (absent != null) return "cluster '" + cluster + "' shows no " + kind.name() + ": " + absent;
        String trouble = clusters.trouble(cluster);
        if (trouble != null) return "cluster '" + cluster + "' is " + trouble;
        return reflector.away() ? "cluster '" + cluster + "' cannot be read at the moment" : null;
    }

    /** The kinds that are followed in every cluster, by name. */
    public Map<String, Kind<?, ?>> kinds() {
        return Collections.unmodifiableMap(kinds);
    }

    /** What the cluster holds, as far as it is known at this moment. */
    public <T extends Row> List<T> list(String cluster, Class<T> kind, Scope scope) {
        return rows(cluster).list(kind, scope);
    }

    public <T extends Row> Optional<T> find(String cluster, Class<T> kind, String namespace, String name) {
        return Optional.ofNullable(rows(cluster).find(kind, namespace, name));
    }

    /** All that may be seen of one kind, in no order. */
    public <R extends Row> List<Held<R>> held(String cluster, Kind<?, R> kind, Sight sight) {
        return rows(cluster).table(kind).seen(sight).toList();
    }

    public <R extends Row> Optional<Held<R>> held(String cluster, Kind<?, R> kind, String namespace, String name) {
        return Optional.ofNullable(rows(cluster).table(kind).get(namespace, name));
    }

    /**
     * Rows of one kind by the narrowest index there is.
     *
     * @param namespace empty for any, and where the term says more
     * @param term {@code node=NAME} or {@code owner=Kind/NAME}, null for any
     */
    public <R extends Row> List<Held<R>> by(String cluster, Kind<?, R> kind, String namespace, @Nullable String term) {
        Table<R> table = rows(cluster).table(kind);
        if (term != null) return table.by(term).toList();
        return (namespace.isEmpty() ? table.all() : table.in(namespace)).toList();
    }

    /** Number of the newest change: list, then stream from here. */
    public long seq(String cluster) {
        return rows(cluster).seq();
    }

    /**
     * Changes after {@code from}, blocking until there is one or the time is over; empty then.
     *
     * @throws Refusal PlanStale when the changes are no longer kept: list again
     */
    public List<Change> stream(String cluster, long from, Duration most) throws InterruptedException {
        Rows rows = rows(cluster);
        if (!rows.awaitAfter(from, System.nanoTime() + most.toNanos())) return List.of();
        List<Change> changes = rows.since(from);
        if (changes == null) {
            throw Refusal.of(Code.PlanStale, "changes after " + from + " are no longer kept", "list again");
        }
        return changes;
    }

    /** Looks now and after each change until {@code look} finds something; empty when the time is over. */
    public <T> Optional<T> await(String cluster, Duration most, Supplier<Optional<T>> look)
            throws InterruptedException {
        Rows rows = rows(cluster);
        long end = System.nanoTime() + most.toNanos();
        while (true) {
            long seq = rows.seq();
            Optional<T> found = look.get();
            if (found.isPresent() || !rows.awaitAfter(seq, end)) return found;
        }
    }

    /** Waits until every kind was listed once: before that, "not there" means nothing. */
    public void awaitSynced(String cluster, Duration most) throws InterruptedException {
        if (!mirror(cluster).awaitSynced(most.toMillis())) {
            throw Refusal.of(
                    Code.ClusterUnreachable,
                    "cluster '" + cluster + "' could not be read within " + most.toSeconds() + " seconds",
                    "'slipway cluster show " + cluster + "' says why");
        }
    }

    /** True while what is listed may be older than the cluster. */
    public boolean away(String cluster) {
        return mirror(cluster).away();
    }

    /** Clusters whose rows may be older than what runs there. */
    List<String> behind() {
        return mirrors.entrySet().stream()
                .filter(one -> one.getValue().away())
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    Rows rows(String cluster) {
        return mirror(cluster).rows();
    }

    private ClusterMirror mirror(String cluster) {
        ClusterMirror known = mirrors.get(cluster);
        if (known != null) return known;
        clusters.get(cluster);
        return open(cluster);
    }

    private ClusterMirror open(String cluster) {
        return mirrors.computeIfAbsent(
                cluster,
                name -> new ClusterMirror(
                        name,
                        () -> clusters.toFollow(name),
                        kinds.values(),
                        change -> show(name, change),
                        Pace.USUAL,
                        clock,
                        meters));
    }

    /** Pods of ours move on the page while they move. */
    private void show(String cluster, Change change) {
        if (!(change.row() instanceof PodRow pod) || pod.project() == null || pod.env() == null) return;
        var view = change.after() == null ? pod.gone(cluster) : pod.view(cluster);
        // By the app that its list shows too, which is its owner where it has no label: who may not see it hears
        // nothing.
        events.show(Event.of("pod.changed", Actor.SYSTEM, Map.of("pod", view, "seq", change.seq()))
                .in(pod.project(), pod.env(), view.app())
                .about("pods/" + pod.project() + "/" + pod.env())
                .about("cluster/" + cluster));
    }

    @EventListener
    void on(Event event) {
        if (!running || !(event.data().get("cluster") instanceof String cluster)) return;
        switch (event.name()) {
            case "cluster.registered" -> open(cluster);
            case "cluster.attached" -> {
                ClusterMirror mirror = mirrors.get(cluster);
                if (mirror != null) mirror.reconnect();
            }
            case "cluster.detached" -> close(cluster);
            default -> {}
        }
    }

    private void close(String cluster) {
        ClusterMirror mirror = mirrors.remove(cluster);
        if (mirror != null) mirror.close();
    }

    @Override
    public void start() {
        running = true;
        clusters.list().stream().map(Cluster::name).forEach(this::open);
    }

    @Override
    public void stop() {
        running = false;
        List.copyOf(mirrors.keySet()).forEach(this::close);
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
