package io.slipway.work;

import io.slipway.core.Code;
import io.slipway.core.Ids;
import io.slipway.core.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Long work: asked for here, in the transaction of the business row; run by the {@link Runner}. */
@Component
public class Operations {
    private final OperationStore store;
    private final Queue queue;
    private final Kinds kinds;
    private final Clock clock;
    private final Failpoints failpoints;

    Operations(OperationStore store, Queue queue, Kinds kinds, Clock clock, Failpoints failpoints) {
        this.store = store;
        this.queue = queue;
        this.kinds = kinds;
        this.clock = clock;
        this.failpoints = failpoints;
    }

    /** Records the wish and its wake-up in one transaction; returns the first one's id when the key is known. */
    @Transactional
    public UUID start(Start<?> start) {
        return start(Ids.next(clock), start);
    }

    /** The same with an id the caller already gave to its own row. */
    @Transactional
    public UUID start(UUID id, Start<?> start) {
        Work<?> work = kinds.get(start.kind());
        Instant deadline = clock.instant().plus(work.patience()).plus(work.deadline());
        if (!store.insert(id, start, work.queued(), deadline)) {
            return store.byKey(Objects.requireNonNull(start.key())).orElseThrow();
        }
        queue.wake(id);
        failpoints.hit(start.kind() + "/start/asked");
        failpoints.hitAfterCommit(start.kind() + "/start/committed");
        return id;
    }

    public Optional<Operation> find(UUID id) {
        return store.get(id);
    }

    public Operation get(UUID id) {
        return find(id).orElseThrow(() -> Refusal.of(Code.NotFound, "operation " + id + " does not exist"));
    }

    public Map<UUID, Operation> get(Collection<UUID> ids) {
        return store.get(ids);
    }

    /** Ids of what waits or runs in the lane, oldest first. */
    public List<UUID> open(String lane) {
        return store.open(lane);
    }

    /** Asks for the end; the step that runs is interrupted, what waits ends when its turn comes. */
    @Transactional
    public void cancel(UUID id) {
        store.cancel(id);
        queue.interruptAfterCommit(id);
        queue.wake(id);
    }

    /** Wakes an operation whose step waits for something that has just happened. */
    public void wake(UUID id) {
        queue.wake(id);
    }
}
