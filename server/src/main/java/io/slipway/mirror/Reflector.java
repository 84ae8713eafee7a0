package io.slipway.mirror;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.api.model.ListOptions;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.slipway.cluster.Causes;
import java.net.HttpURLConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lists one kind, then follows its changes, again and again for as long as the mirror lives. A watch
 * that ends is resumed where it was; a version that is too old means a new list. A watch that says
 * nothing at all, not even a bookmark, within its time is taken for dead.
 */
final class Reflector<K extends HasMetadata> implements Runnable {
    private static final Logger log = LoggerFactory.getLogger(Reflector.class);
    private static final long WATCH_SECONDS = 290;
    /** The API server sends a bookmark each minute at least. */
    private static final long SILENT_NANOS = TimeUnit.SECONDS.toNanos(100);

    private static final long LOOK_SECONDS = 2;
    private static final long PAGE = 500;
    private static final long SHORT_NANOS = 500_000_000;

    private final String cluster;
    private final Supplier<KubernetesClient> client;
    private final Source<K> source;
    private final Rows rows;
    private final CountDownLatch synced = new CountDownLatch(1);
    private int failures;
    private volatile boolean away;
    private volatile long heard = System.nanoTime();
    private final Counter lists;

    Reflector(String cluster, Supplier<KubernetesClient> client, Source<K> source, Rows rows, MeterRegistry meters) {
        this.lists = meters.counter(
                "slipway.mirror.lists",
                "cluster",
                cluster,
                "kind",
                source.kind().getSimpleName());
        this.cluster = cluster;
        this.client = client;
        this.source = source;
        this.rows = rows;
    }

    boolean awaitSynced(long millis) throws InterruptedException {
        return synced.await(millis, TimeUnit.MILLISECONDS);
    }

    /** Seconds since the API server last said something of this kind; a minute is usual. */
    double silence() {
        return (System.nanoTime() - heard) / 1e9;
    }

    /** True while the rows may be older than the cluster. */
    boolean away() {
        return away || synced.getCount() > 0;
    }

    @Override
    public void run() {
        String version = null;
        while (!Thread.currentThread().isInterrupted()) {
            try {
                if (version == null) version = list();
                long since = System.nanoTime();
                version = follow(version);
                if (System.nanoTime() - since < SHORT_NANOS) throw new IllegalStateException("the watch ended at once");
                failures = 0;
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                if (!pause(e)) return;
            }
        }
    }

    /** Waits longer with each failure, at random, so that many mirrors do not come back at once. */
    private boolean pause(RuntimeException e) {
        away = true;
        failures++;
        long most = Math.min(10_000, 200L << Math.min(failures, 6));
        if (failures == 1 || failures % 10 == 0) {
            log.warn("mirror of {} in {}: {}", source.kind().getSimpleName(), cluster, Causes.of(e));
        }
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(most / 2, most));
            return true;
        } catch (InterruptedException stop) {
            return false;
        }
    }

    private String list() {
        List<Row> found = new ArrayList<>();
        String next = null;
        String version;
        do {
            ListOptions options = new ListOptionsBuilder()
                    .withLabelSelector(source.selector())
                    .withLimit(PAGE)
                    .withContinue(next)
                    .build();
            KubernetesResourceList<K> page =
                    client.get().resources(source.kind()).inAnyNamespace().list(options);
            for (K object : page.getItems()) {
                Row row = source.trim().apply(object);
                if (row != null) found.add(row);
            }
            next = page.getMetadata().getContinue();
            version = page.getMetadata().getResourceVersion();
        } while (next != null && !next.isEmpty());
        rows.replace(source.row(), source.prefix(), found);
        away = false;
        heard = System.nanoTime();
        lists.increment();
        synced.countDown();
        return version;
    }

    /** Returns the version to go on from, null for a new list. */
    private @Nullable String follow(String from) throws InterruptedException {
        heard = System.nanoTime();
        ListOptions options = new ListOptionsBuilder()
                .withLabelSelector(source.selector())
                .withResourceVersion(from)
                .withAllowWatchBookmarks(true)
                .withTimeoutSeconds(WATCH_SECONDS)
                .build();
        KubernetesClient used = client.get();
        Inbox inbox = new Inbox(from);
        Watch watch = used.resources(source.kind()).inAnyNamespace().watch(options, inbox);
        try {
            away = false;
            return inbox.end(used);
        } finally {
            watch.close();
        }
    }

    /** Takes a watch's events and keeps the version reached. */
    private final class Inbox implements Watcher<K> {
        private final BlockingQueue<Object> ended = new ArrayBlockingQueue<>(1);
        private volatile String version;
        private volatile boolean tooOld;

        Inbox(String version) {
            this.version = version;
        }

        @Override
        public void eventReceived(Action action, K object) {
            heard = System.nanoTime();
            if (action == Action.ERROR) return;
            version = object.getMetadata().getResourceVersion();
            if (action == Action.BOOKMARK) return;
            try {
                take(action, object);
            } catch (RuntimeException e) {
                // One change lost would be wrong for ever; a new list is not.
                log.error(
                        "{} {} was not understood",
                        source.kind().getSimpleName(),
                        object.getMetadata().getName(),
                        e);
                tooOld = true;
                var _ = ended.offer(e);
            }
        }

        private void take(Action action, K object) {
            Row row = source.trim().apply(object);
            if (row == null || action == Action.DELETED) {
                rows.remove(
                        source.row(),
                        name(object.getMetadata().getNamespace()),
                        source.prefix() + object.getMetadata().getName());
            } else {
                rows.put(row);
            }
        }

        private static String name(@Nullable String namespace) {
            return namespace == null ? "" : namespace;
        }

        @Override
        public void onClose(WatcherException cause) {
            tooOld = cause.isHttpGone();
            var _ = ended.offer(cause);
        }

        @Override
        public void onClose() {
            var _ = ended.offer(version);
        }

        @Nullable
        String end(KubernetesClient used) throws InterruptedException {
            Object how = null;
            while (how == null && !silent()) {
                how = ended.poll(LOOK_SECONDS, TimeUnit.SECONDS);
                // A client that was replaced says nothing more, not even that its watches are over.
                if (!client.get().equals(used)) return null;
            }
            if (how instanceof WatcherException broken && !tooOld && status(broken) != HttpURLConnection.HTTP_OK) {
                log.debug("watch of {} in {} broke: {}", source.kind().getSimpleName(), cluster, Causes.of(broken));
            }
            return tooOld ? null : version;
        }

        private boolean silent() {
            return System.nanoTime() - heard > SILENT_NANOS;
        }

        private int status(WatcherException broken) {
            return broken.getCause() instanceof KubernetesClientException known ? known.getCode() : 0;
        }
    }
}
