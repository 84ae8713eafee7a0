package io.slipway.agent.plan;

import io.slipway.agent.core.Fault;
import io.slipway.agent.network.NodeNetwork;
import io.slipway.agent.part.Fingerprint;
import io.slipway.agent.part.PartSpec;
import io.slipway.agent.part.Supervisor;
import io.slipway.api.node.NodePlan;
import io.slipway.api.node.NodePlan.Part;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Makes one plan true whenever it is woken, and every minute, since others may flush a packet filter
 * or delete a file. Each step may be repeated: a death in between is answered by doing all again.
 */
final class PlanLoop {
    /** Parts of plans end before the database and the router, after the server. */
    private static final int RANK = 2000;

    private static final Duration AGAIN = Duration.ofSeconds(60);
    private static final Duration AGAIN_AFTER_FAULT = Duration.ofSeconds(3);
    private final String name;
    private final PlanStore store;
    private final Supervisor supervisor;
    private final Semaphore wakes = new Semaphore(0);
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile boolean closing;
    private volatile @Nullable String fault;
    private volatile @Nullable NodePlan applied;

    PlanLoop(String name, PlanStore store, Supervisor supervisor) {
        this.name = name;
        this.store = store;
        this.supervisor = supervisor;
    }

    void start() {
        Thread.ofVirtual().name("plan-" + name).start(this::run);
    }

    void wake() {
        wakes.release();
    }

    Optional<String> fault() {
        return Optional.ofNullable(fault);
    }

    /** True when the stored plan is the one whose parts were declared. */
    boolean applied() {
        NodePlan done = applied;
        return done != null
                && store.find(name).map(StoredPlan::plan).filter(done::equals).isPresent();
    }

    void close() {
        closing = true;
        wake();
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Fault("interrupted while closing plan " + name, e);
        }
    }

    private void run() {
        try {
            while (!closing) {
                step();
                pause(fault == null ? AGAIN : AGAIN_AFTER_FAULT);
            }
        } finally {
            closed.countDown();
        }
    }

    private void step() {
        wakes.drainPermits();
        try {
            Optional<StoredPlan> wanted = store.find(name);
            if (wanted.isEmpty()) return;
            if (wanted.get().removing()) remove(wanted.get());
            else apply(wanted.get());
            fault = null;
        } catch (RuntimeException e) {
            // Whatever it was: the plan is told as failing and tried again.
            fault = Fault.words(e);
        }
    }

    private void pause(Duration time) {
        try {
            if (!closing && wakes.tryAcquire(time.toMillis(), TimeUnit.MILLISECONDS)) wakes.drainPermits();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closing = true;
        }
    }

    private void apply(StoredPlan stored) {
        NodePlan plan = stored.plan();
        plan.files().forEach(PlanFiles::write);
        network(stored);
        supervisor.declare(
                name, plan.parts().stream().map(part -> spec(plan, part)).toList());
        applied = plan;
    }

    /** What is about to be made is written down first: only what is known can be taken away. */
    private void network(StoredPlan stored) {
        NodePlan.Network wanted = stored.plan().network();
        NodePlan.Network made = stored.network();
        if (made != null && (wanted == null || !NodeNetwork.samePair(made, wanted))) {
            supervisor.declare(name, List.of());
            refuse(new NodeNetwork(made).remove());
        }
        if (!Objects.equals(made, wanted)) store.update(name, known -> known.withNetwork(wanted));
        if (wanted != null) new NodeNetwork(wanted).apply();
    }

    private void remove(StoredPlan stored) {
        supervisor.declare(name, List.of());
        NodePlan.Network made = stored.network();
        if (made != null) refuse(new NodeNetwork(made).remove());
        store.removed(name);
        applied = null;
    }

    private static void refuse(List<String> stays) {
        if (!stays.isEmpty()) throw new Fault("cannot take away " + String.join(", ", stays));
    }

    private static PartSpec spec(NodePlan plan, Part part) {
        NodePlan.Network network = plan.network();
        String namespace = part.inNamespace() && network != null ? network.namespace() : null;
        return new PartSpec(
                part, plan.name(), namespace, "TERM", RANK + plan.parts().indexOf(part), content(plan, part));
    }

    /** A part restarts when a file of the plan changes whose path one of its arguments holds. */
    private static String content(NodePlan plan, Part part) {
        String[] named = plan.files().stream()
                .filter(file -> part.command().stream().anyMatch(word -> word.contains(file.path())))
                .flatMap(file -> Optional.ofNullable(file.content()).stream())
                .toArray(String[]::new);
        return named.length == 0 ? "" : Fingerprint.of(named);
    }
}
