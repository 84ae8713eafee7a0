package io.slipway.route;

import io.slipway.api.node.RouteStatus;
import io.slipway.api.node.RouteStatus.Server;
import io.slipway.route.backend.BackendAway;
import io.slipway.route.backend.NoBackend;
import io.slipway.route.backend.Page;
import io.slipway.route.backend.RouteBackend;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Walks a route hop by hop: programmed, servers known, the right servers, a page that an app gave.
 * The first hop that does not hold is the answer.
 */
@Component
class Prover {
    private static final long PAUSE_MILLIS = 10;
    private final RouteBackend backend;

    Prover(RouteBackend backend) {
        this.backend = backend;
    }

    /** What was found: the state and the words for it. */
    record Finding(String state, String message) {}

    /** One look, whichever servers there are. */
    Finding look(Declared route) {
        try {
            return walk(route, Optional.empty());
        } catch (BackendAway e) {
            return new Finding("Declared", "router: " + e.getMessage());
        }
    }

    /**
     * Looks again and again until the router's servers are exactly these pods and a page comes back.
     * The router follows the endpoints on its own, so it may be some milliseconds behind.
     */
    Finding await(Declared route, Supplier<Set<String>> pods, Duration most) throws InterruptedException {
        long end = System.nanoTime() + most.toNanos();
        while (true) {
            Finding found;
            try {
                found = walk(route, Optional.of(pods.get()));
            } catch (BackendAway e) {
                found = new Finding("Declared", "router: " + e.getMessage());
            }
            if (found.state().equals("Proven") || backend instanceof NoBackend || System.nanoTime() > end) return found;
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    private Finding walk(Declared route, Optional<Set<String>> pods) {
        RouteStatus status = backend.observe(route.id().toString()).orElse(null);
        if (status == null && backend instanceof NoBackend) return new Finding("Declared", "router: there is none");
        if (status == null) return new Finding("Broken", "router: it does not know this route");
        if (!status.state().equals("Programmed")) {
            return new Finding(
                    "Declared", "router: " + Objects.requireNonNullElse(status.message(), "not programmed yet"));
        }
        Set<String> serving = serving(status);
        if (status.servers().stream().noneMatch(server -> server.state().equals("ready"))) {
            return new Finding("Broken", "servers: the router has none that is ready");
        }
        if (pods.isPresent() && !pods.get().equals(serving)) {
            return new Finding("Degraded", "servers: the router has " + serving + ", the cluster " + pods.get());
        }
        return page(route, status);
    }

    private Finding page(Declared route, RouteStatus status) {
        Page page = backend.visit(route.host(), route.proofPath());
        if (page.routers()) return new Finding("Broken", "page: " + page.start());
        String words = "GET %s answered %d".formatted(route.proofPath(), page.status());
        // A health page must be well; any other page proves by being the app's own, whatever it says.
        boolean ill = route.proofPath().equals(route.health()) && page.status() / 100 != 2;
        if (ill) return new Finding("Broken", "page: " + words + ", " + page.start());
        long ready = status.servers().stream()
                .filter(server -> server.state().equals("ready"))
                .count();
        return new Finding("Proven", words + ", %d server%s".formatted(ready, ready == 1 ? "" : "s"));
    }

    private static Set<String> serving(RouteStatus status) {
        return status.servers().stream()
                .filter(server -> server.state().equals("ready"))
                .map(Server::pod)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
