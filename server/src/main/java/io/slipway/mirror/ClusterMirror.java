package io.slipway.mirror;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One cluster's reflectors and rows, and who looks after their connections. */
final class ClusterMirror implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ClusterMirror.class);
    private static final int SWEEP_EACH = 60;

    private final String cluster;
    private final Supplier<KubernetesClient> client;
    private final Clock clock;
    private final Rows rows;
    private final Map<String, Reflector<?, ?>> reflectors = new TreeMap<>();
    private final List<Thread> threads = new ArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final MeterRegistry meters;
    private final List<Gauge> gauges;

    ClusterMirror(
            String cluster,
            Supplier<KubernetesClient> client,
            Collection<? extends Kind<?, ?>> kinds,
            Consumer<Change> listener,
            Pace pace,
            Clock clock,
            MeterRegistry meters) {
        this.cluster = cluster;
        this.client = client;
        this.clock = clock;
        this.meters = meters;
        // Numbers of a later start are above those of an earlier one, so an old one is known to be old.
        this.rows = new Rows(kinds, clock.millis() * 1000, listener);
        kinds.forEach(kind -> reflectors.put(kind.name(), new Reflector<>(cluster, client, kind, rows, pace, meters)));
        this.gauges = List.of(
                Gauge.builder("slipway.mirror.objects", rows, Rows::size)
                        .description("objects that are held of the cluster")
                        .tag("cluster", cluster)
                        .register(meters),
                Gauge.builder("slipway.mirror.silence", this, ClusterMirror::silence)
                        .description(
                                "since the API server last said something, of the kind it was longest silent about")
                        .baseUnit("seconds")
                        .tag("cluster", cluster)
                        .register(meters));
        reflectors.values().forEach(this::start);
        start(this::guard);
    }

    private void start(Runnable job) {
        threads.add(Thread.ofVirtual().name("mirror-" + cluster).start(job));
    }

    /** Each second: a reader that waits for a dead connection cannot find that out itself. */
    private void guard() {
        try {
            for (int round = 1; !closed.await(1, TimeUnit.SECONDS); round++) {
                if (round % SWEEP_EACH == 0) rows.sweep(clock.instant());
                look();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        try {
            KubernetesClient current = client.get();
            reflectors.values().forEach(one -> one.look(current));
        } catch (RuntimeException e) {
            // No client can be made at this moment: the reflectors meet the same fault and say it.
            log.debug("cluster {} has no client: {}", cluster, e.toString());
        }
    }

    Rows rows() {
        return rows;
    }

    /** It answers again: what was opened before says nothing for minutes, though the other side still holds it. */
    void reconnect() {
        reflectors.values().forEach(Reflector::reconnect);
    }

    /** False when some kind could not be listed in that time. */
    boolean awaitSynced(long millis) throws InterruptedException {
        long end = System.nanoTime() + millis * 1_000_000;
        for (Reflector<?, ?> reflector : reflectors.values()) {
            if (!reflector.awaitSynced(Math.max(0, (end - System.nanoTime()) / 1_000_000))) return false;
        }
        return true;
    }

    private double silence() {
        return reflectors.values().stream()
                .mapToDouble(Reflector::silence)
                .max()
                .orElse(0);
    }

    boolean away() {
        return reflectors.values().stream().anyMatch(Reflector::away);
    }

    Reflector<?, ?> reflector(String kind) {
        return java.util.Objects.requireNonNull(reflectors.get(kind), kind);
    }

    @Override
    public void close() {
        closed.countDown();
        threads.forEach(Thread::interrupt);
        gauges.forEach(meters::remove);
    }
}
