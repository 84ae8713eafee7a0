package io.slipway.agent.part;

import io.slipway.agent.os.Deadline;
import io.slipway.api.node.NodePlan.Ready;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** When to ask a running part again, and from when on it is late. */
final class Watch {
    private final long since = System.nanoTime();
    private final Deadline late;
    private Deadline next = Deadline.in(Duration.ZERO);

    Watch(@Nullable Ready ready) {
        late = Deadline.in(Duration.ofSeconds(ready == null ? 0 : ready.seconds()));
    }

    boolean due() {
        return next.over();
    }

    void checked(Duration pause) {
        next = Deadline.in(pause);
    }

    boolean late() {
        return late.over();
    }

    Duration age() {
        return Duration.ofNanos(System.nanoTime() - since);
    }
}
