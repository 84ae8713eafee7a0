package io.slipway.agent.plan;

import io.slipway.agent.core.Fault;
import io.slipway.agent.core.Places;
import io.slipway.agent.network.NodeNetwork;
import io.slipway.agent.part.Fingerprint;
import io.slipway.agent.part.Supervisor;
import io.slipway.api.node.NodePlan;
import io.slipway.api.node.PlanStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The plans that were put on this machine, each kept true by a thread of its own. */
public final class Plans {
    /** The plan of the cluster on this machine. */
    public static final String LOCAL_CLUSTER = "cluster-local";

    private final PlanStore store;
    private final Supervisor supervisor;
    private final Map<String, PlanLoop> loops = new ConcurrentHashMap<>();

    public Plans(Places places, Supervisor supervisor) {
        this.store = new PlanStore(places);
        this.supervisor = supervisor;
    }

    /** Goes on with what was wanted when the last agent ended; a local cluster only while it is wanted. */
    public void resume(boolean localCluster) {
        store.all().stream()
                .map(plan -> plan.plan().name())
                .filter(name -> localCluster || !name.equals(LOCAL_CLUSTER))
                .forEach(name -> loop(name).wake());
    }

    public synchronized PlanStatus put(NodePlan plan) {
        List<String> faults = PlanFaults.of(plan);
        if (!faults.isEmpty()) throw new Fault("plan " + plan.name() + " is refused: " + String.join("; ", faults));
        Optional<StoredPlan> known = store.find(plan.name());
        boolean same = known.filter(
                        stored -> !stored.removing() && stored.plan().equals(plan))
                .isPresent();
        if (!same) store.put(plan);
        loop(plan.name()).wake();
        return status(plan.name()).orElseThrow();
    }

    public synchronized Optional<PlanStatus> remove(String name) {
        Optional<StoredPlan> known = store.find(name);
        store.update(name, StoredPlan::asRemoving);
        known.ifPresent(_ -> loop(name).wake());
        return status(name);
    }

    public List<PlanStatus> status() {
        return store.all().stream().map(this::status).toList();
    }

    public Optional<PlanStatus> status(String name) {
        return store.find(name).map(this::status);
    }

    /** No plan is acted upon from here on. */
    public void close() {
        loops.values().forEach(PlanLoop::close);
    }

    /** Takes away the networks of all plans; needs no daemon. Returns what stays. */
    public static List<String> removeNetworks(Places places, java.util.function.Consumer<String> removed) {
        PlanStore store = new PlanStore(places);
        List<String> stays = new ArrayList<>();
        for (StoredPlan plan : store.all()) {
            NodePlan.Network network = plan.network();
            if (network == null) continue;
            NodeNetwork made = new NodeNetwork(network);
            boolean there = made.exists();
            List<String> left = made.remove();
            if (left.isEmpty()) store.update(plan.plan().name(), known -> known.withNetwork(null));
            if (left.isEmpty() && there) removed.accept(made.words());
            stays.addAll(left);
        }
        return stays;
    }

    private PlanStatus status(StoredPlan stored) {
        String name = stored.plan().name();
        PlanLoop loop = loops.get(name);
        String hash = Fingerprint.of(io.slipway.agent.core.Json.write(stored.plan()));
        return PlanState.of(name, hash, stored.removing(), loop, supervisor.status(name));
    }

    private PlanLoop loop(String name) {
        return loops.computeIfAbsent(name, _ -> {
            PlanLoop loop = new PlanLoop(name, store, supervisor);
            loop.start();
            return loop;
        });
    }
}
