package io.slipway.cluster;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.slipway.cluster.door.Survey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** What seldom changes in the clusters: looked at once an hour, setting {@code slipway.kubernetes.survey} in seconds. */
@Component
class Surveys {
    private static final Logger log = LoggerFactory.getLogger(Surveys.class);

    private final Clients clients;
    private final ClusterStore store;
    private final InstantSource clock;
    private final Duration period;
    private final Map<String, Survey> surveys = new ConcurrentHashMap<>();
    private final Map<String, Instant> next = new ConcurrentHashMap<>();

    Surveys(Clients clients, ClusterStore store, java.time.Clock clock, Environment env) {
        this.clients = clients;
        this.store = store;
        this.clock = clock;
        this.period = Duration.ofSeconds(env.getProperty("slipway.kubernetes.survey", Integer.class, 3_600));
    }

    Survey of(String cluster) {
        return surveys.getOrDefault(cluster, Survey.NONE);
    }

    Map<String, Survey> all() {
        return Map.copyOf(surveys);
    }

    /** What the look at the door has found; from here on a client is at hand. */
    void seen(String cluster, Survey survey) {
        surveys.put(cluster, survey);
        next.put(cluster, clock.instant().plus(period));
        var _ = clients.get(cluster);
    }

    void forget(String cluster) {
        surveys.remove(cluster);
        next.remove(cluster);
    }

    /** Looks if it is time to, or if the version is another one. */
    void look(String cluster, @Nullable String version) {
        Instant now = clock.instant();
        boolean same = java.util.Objects.equals(of(cluster).version(), version);
        if (same && now.isBefore(next.getOrDefault(cluster, Instant.MIN))) return;
        next.put(cluster, now.plus(period));
        try {
            Survey seen = Survey.of(clients.get(cluster), version);
            surveys.put(cluster, seen);
            if (seen.uid() != null) store.learn(cluster, seen.uid());
        } catch (KubernetesClientException e) {
            // The pulse says how the cluster is; what was known of it stays until it can be read again.
            next.remove(cluster);
            log.info("cluster {} was not surveyed: {}", cluster, Causes.of(e));
        }
    }
}
