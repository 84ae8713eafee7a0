package io.slipway.mirror;

import com.fasterxml.jackson.core.JsonParser;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.slipway.cluster.Causes;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lists one kind, then follows its changes, again and again for as long as the mirror lives. A watch
 * goes on from the last version of which the API server said that all before it was sent; what it sends
 * twice does no harm. A version that is too old there means a new list.
 */
final class Reflector<K extends HasMetadata, R extends Row> implements Runnable {
    private static final Logger log = LoggerFactory.getLogger(Reflector.class);
    private static final long HEAD_MILLIS = 15_000;
    private static final long SHORT_NANOS = 500_000_000;
    private static final long ABSENT_MILLIS = 30_000;
    /** So often we may not, half a minute in all, until we take it for meant so. */
    private static final int FORBIDDEN = 10;

    private static final int SET_BACK = 5;

    /** A connection that has just said something is not one that died while the cluster was lost. */
    private static final long QUIET_NANOS = 2_000_000_000;

    private static final long UNKNOWN_USER_MILLIS = 30_000;

    private final String cluster;
    private final Supplier<KubernetesClient> client;
    private final Kind<K, R> kind;
    private final Rows rows;
    private final Pace pace;
    private final Counter lists;
    private final CountDownLatch synced = new CountDownLatch(1);
    private final Semaphore hurry = new Semaphore(0);
    private int failures;
    private int older;
    private long listedAt;
    private @Nullable String version;
    private volatile @Nullable Wire wire;
    private volatile @Nullable KubernetesClient used;
    private volatile boolean away;
    private volatile @Nullable String absent;
    private volatile long heard = System.nanoTime();

    Reflector(
            String cluster,
            Supplier<KubernetesClient> client,
            Kind<K, R> kind,
            Rows rows,
            Pace pace,
            MeterRegistry meters) {
        this.lists = meters.counter("slipway.mirror.lists", "cluster", cluster, "kind", kind.name());
        this.cluster = cluster;
        this.client = client;
        this.kind = kind;
        this.rows = rows;
        this.pace = pace;
    }

    boolean awaitSynced(long millis) throws InterruptedException {
        return synced.await(millis, TimeUnit.MILLISECONDS);
    }

    /** Seconds since the API server last said something of this kind. */
    double silence() {
        return absent == null ? (System.nanoTime() - heard) / 1e9 : 0;
    }

    /** True while the rows may be older than the cluster. */
    boolean away() {
        return away || synced.getCount() > 0;
    }

    /** Why there are no rows of this kind although the cluster answers; null when there may be. */
    @Nullable
    String absent() {
        return absent;
    }

    @Override
    public void run() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                if (version == null || System.nanoTime() - listedAt > pace.relistMillis() * 1_000_000) list();
                follow();
                failures = 0;
            } catch (InterruptedException e) {
                return;
            } catch (IOException | RuntimeException e) {
                // A mirror that is closed breaks its own connections.
                if (Thread.currentThread().isInterrupted() || !recover(e)) return;
            }
        }
    }

    /** Ends what says nothing any more, or belongs to a client that was replaced. Called by another thread. */
    void look(KubernetesClient current) {
        Wire open = wire;
        boolean replaced = used != null && !current.equals(used);
        if (open != null && (replaced || open.silence() > pace.silentMillis() * 1_000_000)) close(open);
        if (replaced) hurry.release();
    }

    /** Does not wait any longer, be it for a dead connection or for a better time. Called by another thread. */
    void reconnect() {
        Wire open = wire;
        if (open != null && open.silence() > QUIET_NANOS) close(open);
        hurry.release();
    }

    private static void close(Wire open) {
        try {
            open.close();
        } catch (IOException gone) {
            // Its reader is told by the same; there is nobody else to tell.
            return;
        }
    }

    private void list() throws IOException, InterruptedException {
        ListReader<K, R> reader = new ListReader<>(kind);
        try (Wire in = open("")) {
            reader.read(in);
        }
        // One that stays older is no server that lags: the cluster was set back to an earlier time.
        boolean setBack = older >= SET_BACK;
        if (!rows.replace(kind, reader.rows(), setBack ? 0 : Reading.number(reader.version()))) {
            older++;
            throw new IOException("a list at version " + reader.version() + " is older than what was seen");
        }
        older = 0;
        version = reader.version();
        listedAt = System.nanoTime();
        listed(null);
        lists.increment();
    }

    private void listed(@Nullable String why) {
        away = false;
        absent = why;
        heard = System.nanoTime();
        synced.countDown();
    }

    private void follow() throws IOException, InterruptedException {
        long since = System.nanoTime();
        String path = "?watch=1&allowWatchBookmarks=true&timeoutSeconds=" + pace.watchSeconds() + "&resourceVersion="
                + version;
        String last = null;
        boolean marked = false;
        try (Wire in = open(path);
                JsonParser events = kind.parser(in)) {
            away = false;
            WatchEvent event;
            while ((event = WatchEvent.next(events, kind)) != null) {
                heard = System.nanoTime();
                failures = 0;
                last = event.object().getMetadata().getResourceVersion();
                if (event.bookmark()) {
                    version = last;
                    marked = true;
                } else {
                    take(event);
                }
            }
        }
        // A server that sends no bookmarks still ends a watch only after all it had was sent.
        if (last != null && !marked) version = last;
        if (System.nanoTime() - since >= SHORT_NANOS) return;
        // Whatever the reason is: what a watch does not bring, a list does.
        if (failures > 2) version = null;
        throw new IOException("the watch ended at once");
    }

    private Wire open(String query) throws IOException, InterruptedException {
        KubernetesClient now = client.get();
        used = now;
        Wire open = Wire.open(now, kind.path() + query, kind.accept(!query.isEmpty()), HEAD_MILLIS);
        wire = open;
        return open;
    }

    private void take(WatchEvent event) throws ApiFault {
        var meta = event.object().getMetadata();
        Held<R> held = event.deleted() ? null : kind.hold(event.object());
        String namespace = meta.getNamespace() == null ? "" : meta.getNamespace();
        boolean certain = held == null
                ? rows.remove(kind, namespace, meta.getName(), Reading.version(meta))
                : rows.put(kind, held);
        if (!certain) throw ApiFault.gone("a change of " + meta.getName() + " came too long out of turn");
    }

    /** False when the mirror is closed. */
    private boolean recover(Exception e) {
        failures++;
        long millis =
                ThreadLocalRandom.current().nextLong(100L << Math.min(failures, 5), 200L << Math.min(failures, 5));
        if (e instanceof ApiFault fault) {
            millis = Math.max(millis, fault.retryMillis());
            if (fault.tooOld()) version = null;
            if (fault.unknownUser()) millis = UNKNOWN_USER_MILLIS;
            if (fault.noSuchKind() || (fault.forbidden() && failures > FORBIDDEN)) return absent(fault);
        } else if (e instanceof RuntimeException) {
            // One change lost would be wrong for ever; a new list is not.
            version = null;
        }
        away = true;
        if (failures == 1 || failures % 10 == 0) {
            log.warn("mirror of {} in {}: {}", kind.name(), cluster, Causes.of(e));
        }
        return pause(millis);
    }

    /** A cluster without this kind, or that keeps it from us, is whole without it. */
    private boolean absent(ApiFault fault) {
        version = null;
        rows.replace(kind, java.util.List.of(), 0);
        if (absent == null) log.info("no {} in {}: {}", kind.name(), cluster, fault.getMessage());
        listed(fault.getMessage());
        return pause(ABSENT_MILLIS);
    }

    private boolean pause(long millis) {
        try {
            hurry.drainPermits();
            var _ = hurry.tryAcquire(millis, TimeUnit.MILLISECONDS);
            return true;
        } catch (InterruptedException stop) {
            return false;
        } finally {
            wire = null;
        }
    }
}
