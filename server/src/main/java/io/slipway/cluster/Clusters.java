package io.slipway.cluster;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.slipway.core.Actor;
import io.slipway.core.Code;
import io.slipway.core.Event;
import io.slipway.core.Refusal;
import io.slipway.core.Secret;
import io.slipway.store.Events;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The clusters Slipway knows, and clients for them. */
@Component
public class Clusters {
    private final ClusterStore store;
    private final Clients clients;
    private final Pulses pulses;
    private final Events events;
    private final Clock clock;

    Clusters(ClusterStore store, Clients clients, Pulses pulses, Events events, Clock clock) {
        this.store = store;
        this.clients = clients;
        this.pulses = pulses;
        this.events = events;
        this.clock = clock;
    }

    public List<Cluster> list() {
        return store.list();
    }

    public Cluster get(String name) {
        return store.find(name).orElseThrow(() -> Clients.unknown(name));
    }

    /**
     * A client that acts for somebody. Today every call carries the platform's own identity; who is
     * asked for is here so that impersonation can follow without touching a caller.
     */
    public KubernetesClient as(Actor actor, @Nullable String project, String cluster) {
        return clients.get(cluster);
    }

    /**
     * A client for who follows it without end. One that does not know our user is asked by its pulse
     * alone, and not by each follower.
     */
    public KubernetesClient toFollow(String cluster) {
        if (pulses.bars(cluster)) {
            throw Refusal.of(
                    Code.ClusterUnreachable,
                    "cluster '" + cluster + "' lets us in no more: "
                            + pulses.of(cluster).message(),
                    "slipway cluster renew " + cluster + " --kubeconfig FILE");
        }
        return clients.get(cluster);
    }

    /** Why what is known of it may be old; null while it answers. */
    public @Nullable String trouble(String cluster) {
        Pulse pulse = pulses.of(cluster);
        return pulse.state().equals("Lost") ? "lost since " + pulse.since() + ": " + pulse.message() : null;
    }

    /** A client for a kubeconfig file of a cluster that is not registered yet; the caller closes it. */
    public KubernetesClient open(Path kubeconfig) throws IOException {
        return Clients.make(Secret.of(Files.readString(kubeconfig)));
    }

    /**
     * Registers, or points anew, a cluster whose kubeconfig files lie on this machine: our own.
     *
     * @param own the server's identity, so that the cluster can tell it from the people of this machine
     */
    public Cluster registerFile(String name, Path kubeconfig, Path own, String domain) {
        Cluster cluster = new Cluster(name, domain, kubeconfig.toString(), own.toString(), clock.instant());
        if (store.insert(cluster, null, null)) {
            attached(cluster);
            return cluster;
        }
        Cluster known = get(name);
        if (cluster.sameAs(known)) return known;
        store.file(cluster);
        attached(cluster);
        return cluster;
    }

    private void attached(Cluster cluster) {
        events.record(Event.of(
                        "cluster.registered",
                        Actor.SYSTEM,
                        Map.of("cluster", cluster.name(), "domain", cluster.domain()))
                .about("cluster/" + cluster.name()));
    }

    /** Says what is being done to make a cluster of ours usable; until {@link #started} it counts as Starting. */
    public void starting(String name, String step) {
        pulses.starting(name, step);
    }

    public void started(String name) {
        pulses.started(name);
    }

    /** Its keys were renewed: the next call takes the new ones. */
    public void reopen(String name) {
        clients.forget(name);
    }
}
