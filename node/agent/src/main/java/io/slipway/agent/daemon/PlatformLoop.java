package io.slipway.agent.daemon;

import io.slipway.agent.core.Fault;
import io.slipway.agent.core.Settings;
import io.slipway.agent.part.Supervisor;
import io.slipway.agent.plan.PlanState;
import io.slipway.agent.platform.Platform;
import io.slipway.api.node.NodePlan.Part;
import io.slipway.api.node.PlanStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Brings the built-in parts up, again and again until their files could be made. */
final class PlatformLoop {
    private static final Duration AGAIN = Duration.ofSeconds(5);
    private final Settings settings;
    private final Path cache;
    private final Part router;
    private final Supervisor supervisor;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile @Nullable String fault;
    private volatile boolean applied;

    PlatformLoop(Settings settings, Path cache, Part router, Supervisor supervisor) {
        this.settings = settings;
        this.cache = cache;
        this.router = router;
        this.supervisor = supervisor;
    }

    void start() {
        Thread.ofVirtual().name("platform").start(this::run);
    }

    void close() {
        closed.countDown();
    }

    PlanStatus status() {
        String why = fault;
        List<io.slipway.api.node.PartStatus> parts = supervisor.status(Platform.PLAN);
        if (applied) return PlanState.of(Platform.PLAN, settings.distStamp(), parts);
        return new PlanStatus(Platform.PLAN, settings.distStamp(), why == null ? "Applying" : "Failing", why, parts);
    }

    private void run() {
        while (!applied && closed.getCount() > 0) {
            try {
                supervisor.declare(Platform.PLAN, Platform.parts(settings, cache, router));
                applied = true;
            } catch (RuntimeException e) {
                // Whatever it was: it is told and tried again.
                fault = Fault.words(e);
                pause();
            }
        }
    }

    private void pause() {
        try {
            closed.await(AGAIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            close();
        }
    }
}
