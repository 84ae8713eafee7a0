package io.slipway.access;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/**
 * Who is behind what streams showed at their begin: asked at most once a second for all that showed the same, who
 * then get the very same answer.
 */
@Component
final class Looks {
    private static final long HOLDS = TimeUnit.SECONDS.toNanos(1);

    private final Identity identity;
    private final Map<Identity.Credential, Look> looks = new ConcurrentHashMap<>();
    private volatile long swept = System.nanoTime();

    Looks(Identity identity) {
        this.identity = identity;
    }

    Optional<Person> of(Identity.Credential shown) {
        long now = System.nanoTime();
        if (now - swept > HOLDS) {
            swept = now;
            looks.values().removeIf(Look::old);
        }
        return looks.computeIfAbsent(shown, Look::new).person();
    }

    /** One answer; who asks while it is on its way waits for it. */
    private final class Look {
        private final Identity.Credential shown;
        private volatile long at = System.nanoTime();
        private Optional<Person> person = Optional.empty();
        private boolean asked;

        Look(Identity.Credential shown) {
            this.shown = shown;
        }

        boolean old() {
            return System.nanoTime() - at > HOLDS;
        }

        synchronized Optional<Person> person() {
            if (!asked || old()) {
                person = identity.of(shown);
                at = System.nanoTime();
                asked = true;
            }
            return person;
        }
    }
}
