package io.slipway.agent.router;

import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Waits for what only the outside can change. */
final class Pause {
    private Pause() {}

    static void millis(long millis) throws InterruptedIOException {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting");
        }
    }

    /** Half to whole of a doubling time, so that many watchers do not come back together. */
    static Duration backoff(int failures, Duration first, Duration longest) {
        long full = Math.min(longest.toMillis(), first.toMillis() << Math.min(failures, 16));
        return Duration.ofMillis(full / 2 + ThreadLocalRandom.current().nextLong(full / 2 + 1));
    }
}
