package io.slipway.agent.part;

import java.time.Duration;

/** How long to wait before the next start: 1 s, doubled each time, 30 s at most. */
final class Backoff {
    /** A process that lived as long was well: its end does not add to earlier ones. */
    static final Duration LONG_ENOUGH = Duration.ofSeconds(60);

    private static final Duration MOST = Duration.ofSeconds(30);
    private Duration wait = Duration.ofSeconds(1);
    private int restarts;

    Duration next() {
        Duration now = wait;
        wait = wait.multipliedBy(2).compareTo(MOST) > 0 ? MOST : wait.multipliedBy(2);
        restarts++;
        return now;
    }

    void reset() {
        wait = Duration.ofSeconds(1);
    }

    int restarts() {
        return restarts;
    }
}
