package io.slipway.route;

import io.slipway.route.backend.BackendAway;
import io.slipway.route.backend.NoBackend;
import io.slipway.route.backend.RouteBackend;
import io.slipway.store.OwnThread;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Gives the router everything at the server's start and once a minute: what it missed while one of
 * the two was away is made good, and the same route twice changes nothing.
 */
@Component
class Resend extends OwnThread {
    private static final Logger log = LoggerFactory.getLogger(Resend.class);
    private static final long AGAIN_SECONDS = 2;
    private static final long ROUND_SECONDS = 60;
    private static final long EXPIRE_MILLIS = 2_000;

    private final Routes routes;
    private final Rules rules;
    private final RouteBackend backend;

    Resend(Routes routes, Rules rules, RouteBackend backend) {
        super("routes");
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

    @Override
    protected void begin(ScheduledExecutorService on) {
        if (backend instanceof NoBackend) return;
        on.execute(() -> round(on));
        every(on, EXPIRE_MILLIS, EXPIRE_MILLIS, "rules out of time were not withdrawn", rules::expire);
    }
}
