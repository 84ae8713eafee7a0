package io.slipway.health;

import io.slipway.work.Load;
import io.slipway.work.Loads;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Whether operations get their turns. */
@Component
class QueueCheck implements Check {
    private static final Duration LATE = Duration.ofSeconds(30);
    private final Loads loads;

    QueueCheck(Loads loads) {
        this.loads = loads;
    }

    @Override
    public String name() {
        return "queue";
    }

    @Override
    public Finding look() {
        Load load = loads.look();
        return load.late().compareTo(LATE) > 0
                ? Finding.degraded(
                        load.due() + " operations wait for a turn, the first for "
                                + load.late().toSeconds() + " seconds",
                        "./slipway logs --platform server")
                : Finding.ok(load.total() + " operations are open, " + load.due() + " due");
    }
}
