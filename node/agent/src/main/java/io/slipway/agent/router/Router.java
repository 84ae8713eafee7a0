package io.slipway.agent.router;

import com.sun.net.httpserver.HttpExchange;
import io.slipway.api.node.ClosedAddresses;
import io.slipway.api.node.NodePlan.Part;
import io.slipway.api.node.NodePlan.Ready;
import io.slipway.api.node.RouteSpec;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The router of this machine. Order of use: {@code new}, {@link #start} (writes HAProxy's files),
 * then supervise {@link #haproxyPart}. HAProxy may come, go and come back at any time, and goes on
 * serving when this closes.
 */
public final class Router implements AutoCloseable {
    private static final Duration NAMES_ANEW = Duration.ofSeconds(30);
    private final RouterSettings settings;
    private final Programmer programmer;
    private final Clusters clusters;
    private final Pulse pulse;
    private final PlainAddresses plain;
    private final RouterApi api;
    private final Actor resolver = new Actor("router-names");

    public Router(RouterSettings settings) throws IOException {
        this(settings, WatchTimes.DEFAULT);
    }

    Router(RouterSettings settings, WatchTimes times) throws IOException {
        this.settings = settings;
        var haproxy = new HaproxyBackend(settings);
        this.programmer = new Programmer(settings, haproxy);
        this.clusters = new Clusters(times, this::follow);
        this.pulse = new Pulse(haproxy, programmer);
        this.plain = new PlainAddresses(new ClosedAddresses(settings.partsPort()));
        this.api = new RouterApi(programmer, clusters, plain, new RouteReport(programmer, haproxy, clusters));
    }

    /** Writes HAProxy's configuration from what is on disk and begins to follow the clusters. */
    public void start() throws IOException {
        programmer.start();
        programmer.state().clusters().forEach(clusters::follow);
        pulse.start();
        resolver.every(NAMES_ANEW, "resolve plain addresses", this::resolve);
    }

    /** HAProxy as a process to supervise: a master that stays and a worker that serves. */
    public Part haproxyPart() {
        return new Part(
                "haproxy",
                List.of(
                        settings.program().toString(),
                        "-W",
                        "-S",
                        settings.masterSocket() + ",mode,600",
                        "-f",
                        settings.config().toString()),
                Map.of("PATH", "/usr/sbin:/usr/bin:/sbin:/bin"),
                null,
                null,
                false,
                List.of(),
                new Ready("tcp", settings.bind() + ":" + settings.port(), null, null, null, 10),
                5,
                List.of(),
                List.of());
    }

    /** Answers {@code /router/**}; who may ask is the mounting server's matter. */
    public void handle(HttpExchange exchange) throws IOException {
        api.handle(exchange);
    }

    @Override
    public void close() {
        pulse.close();
        clusters.close();
        resolver.close();
        programmer.close();
    }

    /** Asks the name service here, so that a slow one never holds up the programming. */
    private void resolve() {
        var known = new HashMap<RouteSpec, Optional<Target>>();
        for (var entry : programmer.state().routes()) {
            if (PlainAddresses.of(entry.spec())) {
                known.put(entry.spec(), plain.target(entry.spec()));
            }
        }
        programmer.learn(known::containsKey, known::get);
    }

    private void follow(String cluster, Set<ServiceKey> services) {
        programmer.learn(
                spec -> cluster.equals(spec.cluster()) && services.stream().anyMatch(s -> s.serves(spec)),
                clusters::target);
    }
}
