package io.slipway.cluster;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.slipway.core.Actor;
import io.slipway.core.Event;
import io.slipway.core.Refusal;
import io.slipway.store.Events;
import io.slipway.store.OwnThread;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import org.springframework.stereotype.Component;

/** Looks at every cluster each few seconds, each on a thread of its own: one that hangs holds up no other. */
@Component
class Pulses extends OwnThread {
    private static final int PERIOD_MILLIS = 5_000;
    private final ClusterStore store;
    private final Clients clients;
    private final Events events;
    private final Clock clock;
    private final Map<String, Pulse> pulses = new ConcurrentHashMap<>();
    private final Map<String, Boolean> looking = new ConcurrentHashMap<>();
    private final Map<String, String> steps = new ConcurrentHashMap<>();

    Pulses(ClusterStore store, Clients clients, Events events, Clock clock) {
        super("cluster-pulse");
        this.store = store;
        this.clients = clients;
        this.events = events;
        this.clock = clock;
    }

    Pulse of(String cluster) {
        return pulses.getOrDefault(cluster, Pulse.NEW);
    }

    void forget(String cluster) {
        pulses.remove(cluster);
        steps.remove(cluster);
    }

    void starting(String cluster, String step) {
        steps.put(cluster, step);
        pulses.put(cluster, of(cluster).starting(step, clock.instant()));
        events.show(Event.of("cluster.starting", Actor.SYSTEM, Map.of("cluster", cluster, "step", step))
                .about("cluster/" + cluster));
    }

    void started(String cluster) {
        steps.remove(cluster);
    }

    private void lookAtAll() {
        for (Cluster cluster : store.list()) {
            if (looking.putIfAbsent(cluster.name(), true) == null) {
                Thread.ofVirtual().name("pulse-" + cluster.name()).start(() -> {
                    try {
                        look(cluster.name());
                    } finally {
                        looking.remove(cluster.name());
                    }
                });
            }
        }
    }

    void look(String cluster) {
        Pulse before = of(cluster);
        Pulse seen = next(cluster, before);
        String step = steps.get(cluster);
        Pulse after = step == null ? seen : seen.starting(step, clock.instant());
        pulses.put(cluster, after);
        if (!before.state().equals(after.state())) {
            Map<String, Object> data = new HashMap<>(Map.of("cluster", cluster, "state", after.state()));
            if (after.message() != null) data.put("message", after.message());
            events.record(Event.of(name(after.state()), Actor.SYSTEM, data).about("cluster/" + cluster));
        }
    }

    private Pulse next(String cluster, Pulse before) {
        try {
            KubernetesClient client = clients.get(cluster);
            String version = client.getKubernetesVersion().getGitVersion();
            String ready = client.raw("/readyz");
            return "ok".equals(ready)
                    ? before.seen(version, clock.instant())
                    : before.degraded("the API server is not ready: " + ready, clock.instant());
        } catch (RuntimeException e) {
            if (e instanceof Refusal) clients.forget(cluster);
            return before.missed(Causes.of(e), clock.instant());
        }
    }

    private static String name(String state) {
        return switch (state) {
            case "Connected" -> "cluster.attached";
            case "Lost" -> "cluster.lost";
            case "Starting" -> "cluster.starting";
            default -> "cluster.degraded";
        };
    }

    @Override
    protected void begin(ScheduledExecutorService on) {
        every(on, 0, PERIOD_MILLIS, "clusters were not looked at", this::lookAtAll);
    }
}
