package io.slipway.health;

import io.slipway.api.PlatformHealth;
import io.slipway.core.Actor;
import io.slipway.core.Event;
import io.slipway.store.DatabaseFault;
import io.slipway.store.Events;
import io.slipway.store.Writes;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Says that a state of the platform began or ended: live at once, and in the audit as soon as the
 * database takes it, which during some of these states it does not.
 */
@Component
class Announcer {
    static final String TOPIC = "platform";
    private static final Logger log = LoggerFactory.getLogger(Announcer.class);
    private static final int KEPT = 200;
    private final Events events;
    private final Writes writes;
    private final Deque<Event> waiting = new ConcurrentLinkedDeque<>();
    private final AtomicBoolean full = new AtomicBoolean();
    private final ReentrantLock writing = new ReentrantLock();

    Announcer(Events events, Writes writes) {
        this.events = events;
        this.writes = writes;
    }

    void tell(PlatformHealth.Check check) {
        boolean well = check.state().equals(Finding.State.Ok.name());
        Map<String, Object> data = new HashMap<>(
                Map.of("check", check.name(), "state", check.state(), "says", check.says(), "since", check.since()));
        if (check.mode() != null) data.put("mode", check.mode());
        if (check.nextStep() != null) data.put("nextStep", check.nextStep());
        Event event = Event.of(well ? "platform.healed" : "platform.degraded", Actor.SYSTEM, data)
                .about(TOPIC);
        if (well) log.info("{} is well again: {}", check.name(), check.says());
        else log.warn("{} is {}: {}", check.name(), check.state(), check.says());
        events.show(event);
        if (waiting.size() < KEPT) {
            waiting.addLast(event);
        } else if (full.compareAndSet(false, true)) {
            log.warn(
                    "{} states wait for the audit and no more are kept: until the database takes them, later ones are in this log alone",
                    KEPT);
        }
    }

    /** Writes down what could not be written before, in its order; whoever finds another at it leaves it to that one. */
    void catchUp() {
        if (waiting.isEmpty() || !writing.tryLock()) return;
        try {
            for (Event next = waiting.peekFirst(); next != null && written(next); next = waiting.peekFirst()) {
                waiting.removeFirst();
            }
            if (waiting.isEmpty()) full.set(false);
        } finally {
            writing.unlock();
        }
    }

    private boolean written(Event event) {
        if (writes.closed().isPresent()) return false;
        try {
            events.record(event);
        } catch (RuntimeException e) {
            if (DatabaseFault.of(e).isPresent()) return false;
            log.error("what the platform announced was not audited", e);
        }
        return true;
    }
}
