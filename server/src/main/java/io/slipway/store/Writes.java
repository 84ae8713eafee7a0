package io.slipway.store;

import io.slipway.core.Code;
import io.slipway.core.Refusal;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Whether changes are taken. Who sees that they could not be kept closes it with the reason and opens
 * it again: people are refused at once with that reason, steps wait at their next edge and go on by
 * themselves.
 */
@Component
public class Writes {
    private static final Logger log = LoggerFactory.getLogger(Writes.class);
    private static final long PAUSE_MILLIS = 300;
    private static final long TOLD_EACH = TimeUnit.MINUTES.toNanos(1);
    private final Map<String, Refusal> reasons = new ConcurrentSkipListMap<>();

    /** @param who sees it; the same one opens it again */
    public synchronized void close(String who, Refusal why) {
        reasons.put(who, why);
    }

    public synchronized void open(String who) {
        if (reasons.remove(who) != null) notifyAll();
    }

    public Optional<Refusal> closed() {
        return reasons.values().stream().findFirst();
    }

    /** True while it is known that the database does not even answer questions. */
    public boolean databaseAway() {
        return closed().filter(why -> why.code() == Code.DatabaseAway).isPresent();
    }

    /** Throws the reason while no changes are taken. */
    public void check() {
        closed().ifPresent(why -> {
            throw Refusal.of(
                    why.code(),
                    why.problem().detail(),
                    why.problem().evidence(),
                    why.problem().nextStep());
        });
    }

    /** Returns when changes are taken. */
    public synchronized void await() throws InterruptedException {
        while (!reasons.isEmpty()) wait();
    }

    /**
     * Runs the act until the database took it: what was done outside is not done again only because it
     * could not be written down at once. The act is a single transaction that is fenced or may be repeated.
     * The first failure is logged, and then one a minute: it may be one that no waiting ends.
     */
    public void lasting(Runnable act) throws InterruptedException {
        long told = System.nanoTime() - TOLD_EACH;
        for (int tries = 1; ; tries++) {
            await();
            try {
                act.run();
                return;
            } catch (RuntimeException e) {
                Refusal fault = DatabaseFault.of(e).orElseThrow(() -> e);
                if (System.nanoTime() - told >= TOLD_EACH) {
                    told = System.nanoTime();
                    log.warn(
                            "an outcome could not be written down, {} tries so far; tried until the database takes it: {} {}",
                            tries,
                            fault.problem().detail(),
                            fault.problem().evidence());
                }
                // Whoever closes it needs a moment to see why.
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            }
        }
    }
}
