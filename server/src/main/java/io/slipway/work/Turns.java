package io.slipway.work;

import io.slipway.core.Code;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** The operations that run in this process right now. */
@Component
class Turns {
    private final Map<UUID, Turn> running = new ConcurrentHashMap<>();
    private final Clock clock;

    Turns(Clock clock) {
        this.clock = clock;
    }

    /** @param deaf until then a cancel does not interrupt */
    Turn begin(UUID id, Instant due, Instant deaf) {
        return Turn.begin(running, id, clock, due, deaf);
    }

    /** Ends what runs here for the operation, if anything, because it was cancelled. */
    void cancel(UUID id) {
        Turn turn = running.get(id);
        if (turn != null) turn.interrupt(Code.Cancelled);
    }

    /** Those whose steps run; what is being made good is not among them. */
    Set<UUID> acting() {
        Set<UUID> ids = new HashSet<>();
        running.forEach((id, turn) -> {
            if (turn.acts()) ids.add(id);
        });
        return ids;
    }

    void shutdown() {
        running.values().forEach(Turn::shutdown);
    }
}
