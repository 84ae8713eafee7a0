package io.slipway.live;

import io.slipway.access.Person;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * What a person may see of some topics, looked up once a round for all streams that ask the same: a thousand pages
 * of one list are one question.
 */
@Component
final class Verdicts {
    /** By the very person that was looked up in this round: one whose rights changed is another. */
    private final IdentityHashMap<Person, Map<Set<String>, Optional<List<View>>>> known = new IdentityHashMap<>();

    private final IdentityHashMap<Person, EventCut.Seen> seen = new IdentityHashMap<>();

    /** Not under the lock while it is looked up: others of other people look at the same time. */
    Optional<List<View>> of(Person who, Set<String> topics, Supplier<Optional<List<View>>> look) {
        synchronized (this) {
            Optional<List<View>> before =
                    known.computeIfAbsent(who, one -> new HashMap<>()).get(topics);
            if (before != null) return before;
        }
        Optional<List<View>> now = look.get();
        synchronized (this) {
            known.computeIfAbsent(who, one -> new HashMap<>()).put(topics, now);
        }
        return now;
    }

    EventCut.Seen seen(Person who, Supplier<EventCut.Seen> look) {
        synchronized (this) {
            EventCut.Seen before = seen.get(who);
            if (before != null) return before;
        }
        EventCut.Seen now = look.get();
        synchronized (this) {
            seen.put(who, now);
        }
        return now;
    }

    /** Begins a round: nothing is known. */
    synchronized void forget() {
        known.clear();
        seen.clear();
    }
}
