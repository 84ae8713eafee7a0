package io.slipway.access;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The last persons that the database vouched for, by the hash of what they showed; for a few minutes, not
 * many, and not beyond the end of what they showed. Whose rights are withdrawn is forgotten.
 */
@Component
final class Remembered {
    private static final int MOST = 1000;
    private static final Duration HOLDS = Duration.ofMinutes(5);

    /** @param expires when what was shown ends */
    record Vouched(Person person, Instant expires) {}

    private record Known(Vouched vouched, long at) {}

    private final Map<String, Known> known = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
            return size() > MOST;
        }
    };
    private long changes;

    /** To be taken before the database is asked, for {@link #keep}. */
    synchronized long changes() {
        return changes;
    }

    /**
     * Takes over what the database says; that it knows nobody is taken over too.
     *
     * @param before the changes when it was asked: an answer from before a change is not kept
     */
    synchronized void keep(String hash, Optional<Vouched> vouched, long before) {
        if (vouched.isEmpty()) known.remove(hash);
        else if (before == changes) known.put(hash, new Known(vouched.get(), System.nanoTime()));
    }

    synchronized Optional<Person> find(String hash, Instant now) {
        Known found = known.get(hash);
        return found != null
                        && System.nanoTime() - found.at() < HOLDS.toNanos()
                        && found.vouched().expires().isAfter(now)
                ? Optional.of(found.vouched().person())
                : Optional.empty();
    }

    synchronized void forget(String hash) {
        changes++;
        known.remove(hash);
    }

    /** Forgets these people once the current transaction is over, at once without one. */
    void withdrawn(Predicate<Person> from) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            drop(from);
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            // Also when nobody knows whether it was committed.
            @Override
            public void afterCompletion(int status) {
                drop(from);
            }
        });
    }

    private synchronized void drop(Predicate<Person> from) {
        changes++;
        known.values().removeIf(one -> from.test(one.vouched().person()));
    }
}
