package io.slipway.work;

import io.slipway.store.DatabaseFault;
import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A turn that ended with an exception nobody expected: when the next one is, and what the log says. */
final class Stumble {
    private static final Logger log = LoggerFactory.getLogger(Stumble.class);
    private static final Duration FIRST = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private Stumble() {}

    /** @param failures turns before this one that ended so */
    static Runner.Next after(UUID id, int failures, RuntimeException e) {
        if (DatabaseFault.of(e).isPresent()) {
            // Says nothing about the operation, and it should go on as soon as the database is back.
            log.warn("operation {}: tried again in {} s: {}", id, FIRST.toSeconds(), e.getMessage());
            return new Runner.Next.Failed(FIRST, failures);
        }
        Duration pause = pause(failures + 1);
        if (!pause.equals(pause(failures))) {
            log.warn("operation {} does not go on, {} times now; next in {} s", id, failures + 1, pause.toSeconds(), e);
        }
        return new Runner.Next.Failed(pause, failures + 1);
    }

    static Duration pause(int failures) {
        if (failures <= 0) return Duration.ZERO;
        Duration doubled = FIRST.multipliedBy(1L << Math.min(failures - 1, 10));
        return doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
    }
}
