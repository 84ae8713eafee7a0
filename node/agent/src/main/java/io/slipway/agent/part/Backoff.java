package io.slipway.agent.part;

import java.time.Duration;

/**
 * How long to wait before the next start: 1 s, doubled each time, 30 s at most. A part that had been
 * ready is wanted back at once, however often it was killed: the wait is for those that do not come up.
 */
final class Backoff {
    /** A process that lived as long was well: its end does not add to earlier ones. */
    static final Duration LONG_ENOUGH = Duration.ofSeconds(60);

    static final Duration AT_ONCE = Duration.ofMillis(200);

    private static final Duration MOST = Duration.ofSeconds(30);
    private Duration wait = Duration.ofSeconds(1);
    private int restarts;

    /** @param served whether the process that ended had been ready */
    Duration next(boolean served) {
        restarts++;
        if (served) return AT_ONCE;
        Duration now = wait;
        wait = wait.multipliedBy(2).compareTo(MOST) > 0 ? MOST : wait.multipliedBy(2);
        return now;
    }

    void reset() {
        wait = Duration.ofSeconds(1);
    }

    int restarts() {
        return restarts;
    }
}
