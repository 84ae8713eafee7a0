package io.slipway.access;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The last persons that the database vouched for, by the hash of what they showed; for a few minutes, and not many. */
final class Remembered {
    private static final int MOST = 1000;
    private static final Duration HOLDS = Duration.ofMinutes(5);

    private record Known(Person person, long at) {}

    private final Map<String, Known> known = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
            return size() > MOST;
        }
    };

    /** Takes over what the database says; that it knows nobody is taken over too. */
    synchronized void keep(String hash, Optional<Person> person) {
        if (person.isPresent()) known.put(hash, new Known(person.get(), System.nanoTime()));
        else known.remove(hash);
    }

    synchronized Optional<Person> find(String hash) {
        Known found = known.get(hash);
        return found != null && System.nanoTime() - found.at() < HOLDS.toNanos()
                ? Optional.of(found.person())
                : Optional.empty();
    }
}
