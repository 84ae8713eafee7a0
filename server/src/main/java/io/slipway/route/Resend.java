package io.slipway.route;

import io.slipway.route.backend.BackendAway;
import io.slipway.route.backend.NoBackend;
import io.slipway.route.backend.RouteBackend;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Gives the router everything at the server's start and once a minute: what it missed while one of
 * the two was away is made good, and the same route twice changes nothing.
 */
@Component
class Resend implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Resend.class);
    private static final long AGAIN_SECONDS = 2;
    private static final long ROUND_SECONDS = 60;
    private static final long EXPIRE_SECONDS = 2;

    private final Routes routes;
    private final Rules rules;
    private final RouteBackend backend;
    private @Nullable ScheduledExecutorService timer;

    Resend(Routes routes, Rules rules, RouteBackend backend) {
        this.routes = routes;
        this.rules = rules;
        this.backend = backend;
    }

    private void round(ScheduledExecutorService on) {
        long next = ROUND_SECONDS;
        try {
            routes.programAll();
            rules.programAll();
            routes.lookAtAll();
        } catch (BackendAway e) {
            log.debug("routes not put yet: {}", e.getMessage());
            next = AGAIN_SECONDS;
        } catch (RuntimeException e) {
            log.warn("routes not put: {}", e.toString());
        }
        if (!on.isShutdown()) {
            var _ = on.schedule(() -> round(on), next, TimeUnit.SECONDS);
        }
    }

    private void expire() {
        try {
            rules.expire();
        } catch (RuntimeException e) {
            log.warn("rules out of time were not withdrawn: {}", e.toString());
        }
    }

    @Override
    public void start() {
        var on = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("routes").factory());
        timer = on;
        if (backend instanceof NoBackend) return;
        on.execute(() -> round(on));
        var _ = on.scheduleWithFixedDelay(this::expire, EXPIRE_SECONDS, EXPIRE_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void stop() {
        if (timer != null) timer.shutdownNow();
        timer = null;
    }

    @Override
    public boolean isRunning() {
        return timer != null;
    }
}
