package io.slipway.cluster;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.slipway.cluster.door.Credential;
import io.slipway.cluster.door.Probe;
import io.slipway.core.Actor;
import io.slipway.core.Event;
import io.slipway.core.Refusal;
import io.slipway.store.Events;
import io.slipway.store.OwnThread;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Looks at every cluster each few seconds, each on a thread of its own: one that hangs holds up no other. */
@Component
class Pulses extends OwnThread {
    private static final Logger log = LoggerFactory.getLogger(Pulses.class);
    private static final int PERIOD_MILLIS = 5_000;
    private static final int LOST_MILLIS = 1_000;
    /** Two of these, and the pause between: one that is gone is known to be so within 15 seconds. */
    private static final int ANSWER_MILLIS = 4_000;
    /** One that will not have us is not pestered. */
    private static final Duration BARRED = Duration.ofSeconds(30);

    private final ClusterStore store;
    private final Clients clients;
    private final Surveys surveys;
    private final Events events;
    private final Clock clock;
    private final Map<String, Pulse> pulses = new ConcurrentHashMap<>();
    private final Map<String, Boolean> looking = new ConcurrentHashMap<>();
    private final Map<String, Instant> barred = new ConcurrentHashMap<>();
    private final Map<String, String> steps = new ConcurrentHashMap<>();

    Pulses(ClusterStore store, Clients clients, Surveys surveys, Events events, Clock clock) {
        super("cluster-pulse");
        this.store = store;
        this.clients = clients;
        this.surveys = surveys;
        this.events = events;
        this.clock = clock;
    }

    Pulse of(String cluster) {
        return pulses.getOrDefault(cluster, Pulse.NEW);
    }

    /** True while it answers, but not to the credentials that we have. */
    boolean bars(String cluster) {
        return barred.containsKey(cluster);
    }

    void starting(String cluster, String step) {
        steps.put(cluster, step);
        pulses.put(cluster, of(cluster).starting(step, clock.instant()));
        events.show(Event.of("cluster.starting", Actor.SYSTEM, Map.of("cluster", cluster, "step", step))
                .about("cluster/" + cluster));
    }

    void started(String cluster) {
        steps.remove(cluster);
        soon(cluster);
    }

    @EventListener
    void on(Event event) {
        if (!(event.data().get("cluster") instanceof String cluster)) return;
        switch (event.name()) {
            case "cluster.registered", "cluster.renewed" -> {
                barred.remove(cluster);
                clients.refresh(cluster);
                soon(cluster);
            }
            case "cluster.detached" -> forget(cluster);
            default -> {}
        }
    }

    private void lookAtAll() {
        Set<String> names = store.list().stream().map(Cluster::name).collect(Collectors.toSet());
        names.forEach(this::soon);
        // Detached at another server; our own is known here before it is recorded.
        Set.copyOf(pulses.keySet()).stream()
                .filter(one -> !names.contains(one) && !steps.containsKey(one))
                .forEach(this::forget);
    }

    /** What was lost is wanted back soon: whoever works there waits for it. */
    private void lookAtLost() {
        pulses.forEach((cluster, pulse) -> {
            if (pulse.state().equals("Lost")) soon(cluster);
        });
    }

    private void forget(String cluster) {
        clients.forget(cluster);
        pulses.remove(cluster);
        steps.remove(cluster);
        barred.remove(cluster);
        surveys.forget(cluster);
    }

    private void soon(String cluster) {
        if (looking.putIfAbsent(cluster, true) != null) return;
        Thread.ofVirtual().name("pulse-" + cluster).start(() -> {
            try {
                look(cluster);
            } catch (RuntimeException e) {
                // Such as of a database that is away; the next look comes soon.
                log.warn("cluster {} was not looked at: {}", cluster, e.toString());
            } finally {
                looking.remove(cluster);
            }
        });
    }

    private void look(String cluster) {
        Instant again = barred.get(cluster);
        if (again != null && clock.instant().isBefore(again)) return;
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
        warn(cluster);
        if (after.state().equals("Connected")) surveys.look(cluster, after.version());
    }

    private Pulse next(String cluster, Pulse before) {
        try {
            KubernetesClient client = clients.get(cluster);
            Probe ready = Probe.ask(client, "/readyz", ANSWER_MILLIS);
            if (ready.code() == HttpURLConnection.HTTP_UNAUTHORIZED) return barred(cluster, before, ready);
            barred.remove(cluster);
            if (ready.code() >= HttpURLConnection.HTTP_INTERNAL_ERROR) {
                return before.degraded(
                        "the API server is not ready: " + unready(ready), ready.millis(), clock.instant());
            }
            return before.seen(version(client, before), ready.millis(), clock.instant());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return before;
        } catch (IOException | RuntimeException e) {
            if (e instanceof Refusal) clients.forget(cluster);
            return before.missed(Causes.of(e), clock.instant());
        }
    }

    private Pulse barred(String cluster, Pulse before, Probe ready) {
        barred.put(cluster, clock.instant().plus(BARRED));
        Credential credential = clients.credential(cluster);
        String why = credential != null && credential.stage(clock.instant()) == 0
                ? credential.remarks(cluster, clock.instant()).getFirst().says()
                : "it does not, or no longer, know our user: " + ready.body();
        return before.barred(why, clock.instant());
    }

    /** Asked each time: of several API servers one after the other is raised, and none of it is a loss. */
    private static @Nullable String version(KubernetesClient client, Pulse before)
            throws IOException, InterruptedException {
        Probe told = Probe.ask(client, "/version", ANSWER_MILLIS);
        return told.code() == HttpURLConnection.HTTP_OK
                ? JsonMapper.shared().readTree(told.body()).path("gitVersion").asString()
                : before.version();
    }

    /** Of the many lines those that name what is wrong. */
    private static String unready(Probe ready) {
        String bad = String.join(
                ", ",
                ready.body().lines().filter(line -> line.startsWith("[-]")).toList());
        return bad.isEmpty() ? "HTTP " + ready.code() : bad;
    }

    /** Once at each stage, whatever number of servers looks. */
    private void warn(String cluster) {
        Credential credential = clients.credential(cluster);
        if (credential == null || credential.ends() == null) return;
        int stage = credential.stage(clock.instant());
        if (stage > 30 || !store.warned(cluster, stage)) return;
        events.record(Event.of(
                        "cert.expiring",
                        Actor.SYSTEM,
                        Map.of(
                                "cluster",
                                cluster,
                                "what",
                                credential.what(),
                                "ends",
                                credential.ends().toString(),
                                "days",
                                stage))
                .about("cluster/" + cluster));
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
        every(on, LOST_MILLIS, LOST_MILLIS, "lost clusters were not looked at", this::lookAtLost);
    }
}
