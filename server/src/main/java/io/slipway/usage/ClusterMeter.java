package io.slipway.usage;

import io.slipway.api.UsageView;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Measures the nodes of one cluster for as long as somebody looks, each on a thread of its own. */
final class ClusterMeter implements AutoCloseable {
    private static final int AT_A_TIME = 16;
    private static final long FIRST_MILLIS = 3_000;

    private final Map<String, NodeMeter> nodes = new ConcurrentHashMap<>();
    private final Semaphore permits = new Semaphore(AT_A_TIME);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Supplier<Set<String>> names;
    private final Function<String, Sample> kubelet;
    private final long pauseMillis;
    private final long patienceNanos;
    private final CountDownLatch first;
    private final LongSupplier nanos;
    private volatile long looked;

    /**
     * @param names of the nodes there are
     * @param patienceMillis after which nobody looks any more
     * @param nanos the clock of that, {@link System#nanoTime}
     */
    ClusterMeter(
            Supplier<Set<String>> names,
            Function<String, Sample> kubelet,
            long pauseMillis,
            long patienceMillis,
            LongSupplier nanos) {
        this.names = names;
        this.kubelet = kubelet;
        this.pauseMillis = pauseMillis;
        this.patienceNanos = TimeUnit.MILLISECONDS.toNanos(patienceMillis);
        this.nanos = nanos;
        this.looked = nanos.getAsLong();
        Set<String> there = names.get();
        this.first = new CountDownLatch(there.size());
        there.forEach(name -> start(name, first));
    }

    /** False when nobody looked for so long that it has ended. */
    synchronized boolean look() {
        if (over()) return false;
        looked = nanos.getAsLong();
        // Nodes come and go.
        names.get().stream()
                .filter(name -> !nodes.containsKey(name))
                .forEach(name -> start(name, new CountDownLatch(1)));
        nodes.keySet().retainAll(names.get());
        return true;
    }

    /** The first figures take a moment; a node that does not answer holds nobody up for longer. */
    void awaitFirst() throws InterruptedException {
        var _ = first.await(FIRST_MILLIS, TimeUnit.MILLISECONDS);
    }

    private boolean over() {
        return closed.getCount() == 0 || nanos.getAsLong() - looked > patienceNanos;
    }

    private void start(String name, CountDownLatch measured) {
        NodeMeter meter = new NodeMeter(name, () -> kubelet.apply(name), permits);
        nodes.put(name, meter);
        Thread.ofVirtual().name("usage-" + name).start(() -> run(name, meter, measured));
    }

    private void run(String name, NodeMeter meter, CountDownLatch measured) {
        try {
            do {
                meter.measure();
                measured.countDown();
            } while (!closed.await(pauseMillis, TimeUnit.MILLISECONDS) && !over() && nodes.get(name) == meter);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    List<UsageView.Node> nodes() {
        return nodes.values().stream()
                .map(NodeMeter::view)
                .sorted(Comparator.comparing(UsageView.Node::name))
                .toList();
    }

    UsageRow.@Nullable Figures pod(String node, String namespace, String name) {
        NodeMeter meter = nodes.get(node);
        return meter == null ? null : meter.pod(Sample.key(namespace, name));
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
