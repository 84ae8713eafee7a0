package io.slipway.bootstrap;

import io.slipway.cluster.Clusters;
import io.slipway.store.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Brings the local cluster up at each start of the server, where the instance has one, and looks once
 * a day whether its keys want renewing. Every act may be done again: what fails is said and tried
 * again with back-off, and if the server dies half-way the next one begins anew.
 */
@Component
class LocalClusterStart implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(LocalClusterStart.class);
    private static final long DAY = TimeUnit.DAYS.toSeconds(1);
    private static final long LONGEST_PAUSE = 30;

    private final Settings settings;
    private final LocalBringUp bringUp;
    private final Clusters clusters;
    private volatile @Nullable Thread worker;

    LocalClusterStart(Settings settings, LocalBringUp bringUp, Clusters clusters) {
        this.settings = settings;
        this.bringUp = bringUp;
        this.clusters = clusters;
    }

    @Override
    public void start() {
        if (!settings.cluster().equals(LocalCluster.NAME)) return;
        try {
            bringUp.noteWhenEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot note that the local cluster begins anew", e);
        }
        worker = Thread.ofVirtual().name("local-cluster").start(this::keepUp);
    }

    private void keepUp() {
        try {
            untilUp(step -> clusters.starting(LocalCluster.NAME, step));
            clusters.started(LocalCluster.NAME);
            log.info("local cluster is up");
            while (true) {
                TimeUnit.SECONDS.sleep(DAY);
                untilUp(step -> log.debug("local cluster: {}", step));
            }
        } catch (InterruptedException e) {
            // The server stops; the cluster goes on without it.
            log.debug("local cluster: no longer looked after");
        }
    }

    private void untilUp(Consumer<String> progress) throws InterruptedException {
        for (long pause = 1; !once(progress, pause); pause = Math.min(LONGEST_PAUSE, pause * 2)) {
            TimeUnit.SECONDS.sleep(pause);
        }
    }

    private boolean once(Consumer<String> progress, long pause) throws InterruptedException {
        try {
            bringUp.run(progress);
            return true;
        } catch (IOException | RuntimeException e) {
            if (Thread.currentThread().isInterrupted()) throw new InterruptedException(e.getMessage());
            log.warn("local cluster: {}; again in {} s", e.getMessage(), pause, e);
            progress.accept(e.getMessage() + "; trying again");
            return false;
        }
    }

    @Override
    public void stop() {
        Thread looking = worker;
        if (looking != null) looking.interrupt();
        worker = null;
    }

    /** Before operations get their turns. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 1;
    }

    @Override
    public boolean isRunning() {
        return worker != null;
    }
}
