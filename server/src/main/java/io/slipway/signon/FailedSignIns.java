package io.slipway.signon;

import io.slipway.core.Actor;
import io.slipway.core.Event;
import io.slipway.store.Events;
import io.slipway.store.Upkeep;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/**
 * Failed sign-ins in the audit: the first of an account in a minute at once, the others of that minute
 * as one row with their number, so that a guesser fills no disk. People who do not exist are one
 * account: what was typed there may be a password.
 */
@Component
class FailedSignIns implements Upkeep {
    static final String UNKNOWN = "unknown";
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int MOST_SOURCES = 5;

    /** What is held back since the first one. */
    private static final class Held {
        private final Instant since;
        private final Set<String> sources = new TreeSet<>();
        private int count;

        Held(Instant since) {
            this.since = since;
        }
    }

    private final Events events;
    private final Clock clock;
    private final Map<String, Held> accounts = new HashMap<>();

    FailedSignIns(Events events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    /** @param account a person's name, or {@link #UNKNOWN} */
    void record(String account, String source) {
        if (hold(account, source)) return;
        events.record(Event.of("access.signin.failed", new Actor(account, source), Map.of("count", 1)));
    }

    private synchronized boolean hold(String account, String source) {
        Held held = accounts.get(account);
        if (held == null) {
            accounts.put(account, new Held(clock.instant()));
            return false;
        }
        held.count++;
        if (held.sources.size() < MOST_SOURCES) held.sources.add(source);
        return true;
    }

    @Override
    public String what() {
        return "failed sign-ins";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(10);
    }

    @Override
    public void round() {
        tell(clock.instant().minus(MINUTE));
    }

    @PreDestroy
    void last() {
        tell(clock.instant());
    }

    private void tell(Instant until) {
        Map<String, Held> untold = over(until);
        try {
            for (String account : List.copyOf(untold.keySet())) {
                write(account, Objects.requireNonNull(untold.get(account)));
                untold.remove(account);
            }
        } finally {
            // The database did not take them: the next round tries again.
            back(untold);
        }
    }

    private void write(String account, Held held) {
        if (held.count == 0) return;
        String source = held.sources.iterator().next();
        events.record(Event.of(
                "access.signin.failed",
                new Actor(account, source),
                Map.of("count", held.count, "sources", held.sources)));
    }

    private synchronized void back(Map<String, Held> untold) {
        untold.forEach((account, held) -> {
            Held since = accounts.put(account, held);
            if (since == null) return;
            held.count += since.count;
            since.sources.stream().limit(MOST_SOURCES - held.sources.size()).forEach(held.sources::add);
        });
    }

    private synchronized Map<String, Held> over(Instant until) {
        Map<String, Held> over = new HashMap<>(accounts);
        over.values().removeIf(held -> held.since.isAfter(until));
        over.keySet().forEach(accounts::remove);
        return over;
    }
}
