package io.slipway.cluster;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.slipway.api.ClusterView;
import io.slipway.api.Names;
import io.slipway.api.Problem.Fault;
import io.slipway.core.Actor;
import io.slipway.core.Code;
import io.slipway.core.Event;
import io.slipway.core.Refusal;
import io.slipway.core.Secret;
import io.slipway.project.Environments;
import io.slipway.store.Events;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The clusters Slipway knows, and clients for them. */
@Component
public class Clusters {
    private final ClusterStore store;
    private final Clients clients;
    private final Pulses pulses;
    private final Seal seal;
    private final Environments environments;
    private final Events events;
    private final Clock clock;

    Clusters(
            ClusterStore store,
            Clients clients,
            Pulses pulses,
            Seal seal,
            Environments environments,
            Events events,
            Clock clock) {
        this.store = store;
        this.clients = clients;
        this.pulses = pulses;
        this.seal = seal;
        this.environments = environments;
        this.events = events;
        this.clock = clock;
    }

    public List<Cluster> list() {
        return store.list();
    }

    public Cluster get(String name) {
        return store.find(name).orElseThrow(() -> Clients.unknown(name));
    }

    /** How it is; what it holds is counted by the mirror. */
    public ClusterView view(String name, int nodes, int pods) {
        Cluster cluster = get(name);
        Pulse pulse = pulses.of(name);
        return new ClusterView(
                name,
                pulse.state(),
                pulse.version(),
                pulse.message(),
                cluster.domain(),
                pulse.since(),
                nodes,
                pods,
                cluster.kubeconfigFile());
    }

    /**
     * A client that acts for somebody. Today every call carries the platform's own identity; who is
     * asked for is here so that impersonation can follow without touching a caller.
     */
    public KubernetesClient as(Actor actor, @Nullable String project, String cluster) {
        return clients.get(cluster);
    }

    /** A client for a kubeconfig file of a cluster that is not registered yet; the caller closes it. */
    public KubernetesClient open(Path kubeconfig) throws IOException {
        return Clients.make(Secret.of(Files.readString(kubeconfig)));
    }

    /** Registers a cluster by its kubeconfig's content, after a look whether it answers and lets us work. */
    public Cluster register(String name, Secret<String> kubeconfig, String domain, Actor actor) {
        refuseBadNames(name, domain);
        KubeconfigCheck.refuseUnsafe(kubeconfig.reveal());
        Door.check(name, kubeconfig);
        Cluster cluster = new Cluster(name, domain, null, null, clock.instant());
        if (!store.insert(cluster, seal.close(name, kubeconfig))) throw exists(name);
        attached(cluster, actor);
        return cluster;
    }

    /**
     * Registers, or points anew, a cluster whose kubeconfig files lie on this machine: our own.
     *
     * @param own the server's identity, so that the cluster can tell it from the people of this machine
     */
    public Cluster registerFile(String name, Path kubeconfig, Path own, String domain) {
        Cluster cluster = new Cluster(name, domain, kubeconfig.toString(), own.toString(), clock.instant());
        if (store.insert(cluster, null)) {
            attached(cluster, Actor.SYSTEM);
            return cluster;
        }
        Cluster known = get(name);
        if (cluster.sameAs(known)) return known;
        store.file(cluster);
        clients.refresh(name);
        attached(cluster, Actor.SYSTEM);
        return cluster;
    }

    /** Says what is being done to make a cluster of ours usable; until {@link #started} it counts as Starting. */
    public void starting(String name, String step) {
        pulses.starting(name, step);
    }

    public void started(String name) {
        pulses.started(name);
        lookSoon(name);
    }

    /** Its keys were renewed: the next call takes the new ones. */
    public void reopen(String name) {
        clients.forget(name);
    }

    @Transactional
    public void remove(String name, Actor actor) {
        refuseWhileUsed(name);
        if (!store.delete(name)) throw Clients.unknown(name);
        clients.forget(name);
        pulses.forget(name);
        events.record(
                Event.of("cluster.detached", actor, Map.of("cluster", name)).about("cluster/" + name));
    }

    private void refuseWhileUsed(String name) {
        List<String> users = environments.all().stream()
                .filter(env -> env.cluster().equals(name))
                .map(env -> env.project() + "/" + env.name())
                .toList();
        if (!users.isEmpty()) {
            throw Refusal.of(
                    Code.IllegalMove,
                    "cluster '" + name + "' is used by " + String.join(", ", users),
                    "delete these environments first");
        }
    }

    private void attached(Cluster cluster, Actor actor) {
        events.record(
                Event.of("cluster.registered", actor, Map.of("cluster", cluster.name(), "domain", cluster.domain()))
                        .about("cluster/" + cluster.name()));
        lookSoon(cluster.name());
    }

    private void lookSoon(String name) {
        Thread.ofVirtual().name("pulse-" + name).start(() -> pulses.look(name));
    }

    private static void refuseBadNames(String name, String domain) {
        List<Fault> faults = new ArrayList<>();
        if (!Names.legal(name)) faults.add(new Fault("name", Names.rule("cluster", name)));
        if (!domain.matches("[a-z0-9]([a-z0-9.-]{0,200}[a-z0-9])?")) {
            faults.add(new Fault("domain", "the domain '" + domain + "' is not a DNS name such as apps.example.com"));
        }
        if (!faults.isEmpty()) throw Refusal.invalid(faults);
    }

    private static Refusal exists(String name) {
        return Refusal.of(Code.Exists, "the cluster '" + name + "' exists", "choose another name or remove it first");
    }
}
