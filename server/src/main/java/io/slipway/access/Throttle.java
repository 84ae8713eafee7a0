package io.slipway.access;

import io.slipway.core.Code;
import io.slipway.core.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** At most ten tries per key (person and address) in five minutes; bounded in memory. */
final class Throttle {
    private static final int TRIES = 10;
    private static final Duration WINDOW = Duration.ofMinutes(5);
    private static final int KEYS = 10_000;

    private record Count(Instant since, int tries) {}

    private final Clock clock;
    private final Map<String, Count> counts = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Count> eldest) {
            return size() > KEYS;
        }
    };

    Throttle(Clock clock) {
        this.clock = clock;
    }

    synchronized void check(String key) {
        Instant now = clock.instant();
        Count count = counts.get(key);
        if (count == null || count.since.plus(WINDOW).isBefore(now)) count = new Count(now, 0);
        counts.put(key, new Count(count.since, count.tries + 1));
        if (count.tries >= TRIES) {
            throw Refusal.of(
                    Code.TooMany,
                    "more than " + TRIES + " attempts within " + WINDOW.toMinutes() + " minutes",
                    "try again in a few minutes");
        }
    }

    synchronized void forget(String key) {
        counts.remove(key);
    }
}
