package io.slipway.health;

import io.slipway.api.PlatformHealth;
import io.slipway.store.DatabaseFault;
import io.slipway.store.OwnThread;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Makes every check look in its time, each on a thread of its own: one that hangs holds up no other. */
@Component
class Rounds extends OwnThread {
    private static final Logger log = LoggerFactory.getLogger(Rounds.class);
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /** The server's start has the machine for itself. */
    private static final int FIRST_MILLIS = 500;

    private static final int PERIOD_MILLIS = 1_000;

    /** What is known of a check. */
    private record Seen(Finding finding, Instant since, long looked) {}

    private final List<Check> checks;
    private final Announcer announcer;
    private final Clock clock;
    private final Map<String, Seen> seen = new ConcurrentHashMap<>();
    private final Map<String, Long> looking = new ConcurrentHashMap<>();
    private volatile Instant since;

    Rounds(ObjectProvider<Check> checks, Announcer announcer, Clock clock) {
        super("health");
        this.checks = checks.stream().sorted(Comparator.comparing(Check::name)).toList();
        this.announcer = announcer;
        this.clock = clock;
        this.since = clock.instant();
    }

    List<PlatformHealth.Check> results() {
        List<PlatformHealth.Check> results = new ArrayList<>();
        for (Check check : checks) {
            Seen now = seen.get(check.name());
            if (now != null) results.add(view(check.name(), now));
        }
        return results;
    }

    private static PlatformHealth.Check view(String name, Seen now) {
        Finding found = now.finding();
        return new PlatformHealth.Check(
                name, found.state().name(), found.mode(), found.says(), found.nextStep(), now.since());
    }

    Finding.State worst() {
        return seen.values().stream()
                .map(one -> one.finding().state())
                .max(Comparator.naturalOrder())
                .orElse(Finding.State.Ok);
    }

    Instant since() {
        return since;
    }

    void round() {
        for (Check check : checks) {
            try {
                turn(check);
            } catch (RuntimeException e) {
                // The timer would give no further round, and one check shall not end all others.
                log.error("the round of check {} failed; it gets its turn again in the next one", check.name(), e);
            }
        }
        // It may wait for the database, and the next round shall not.
        Thread.ofVirtual().name("health-audit").start(announcer::catchUp);
    }

    private void turn(Check check) {
        Long from = looking.get(check.name());
        if (from != null) {
            if (age(from).compareTo(PATIENCE) > 0) keep(check, silent());
        } else if (due(check)) {
            looking.put(check.name(), System.nanoTime());
            Thread.ofVirtual().name("check-" + check.name()).start(() -> look(check));
        }
    }

    private boolean due(Check check) {
        Seen last = seen.get(check.name());
        return last == null
                || last.finding().state() != Finding.State.Ok
                || age(last.looked()).compareTo(check.every()) >= 0;
    }

    private void look(Check check) {
        try {
            keep(check, check.look());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            // What asks the database knows nothing without it; that it is away is told by its own check.
            if (DatabaseFault.of(e).isPresent()) return;
            // A check that breaks is itself something to look at.
            keep(check, Finding.down("the look itself failed: " + e, "./slipway logs --platform server"));
        } finally {
            looking.remove(check.name());
        }
    }

    private static Finding silent() {
        return Finding.down("no answer for " + PATIENCE.toSeconds() + " seconds", "'./slipway status' shows the parts");
    }

    private synchronized void keep(Check check, Finding found) {
        Seen before = seen.get(check.name());
        Instant begun = before == null || !before.finding().like(found) ? clock.instant() : before.since();
        Finding.State worst = worst();
        Seen now = new Seen(found, begun, System.nanoTime());
        seen.put(check.name(), now);
        if (worst() != worst) since = clock.instant();
        boolean news = before == null
                ? found.state() != Finding.State.Ok
                : !before.finding().like(found);
        if (news) announcer.tell(view(check.name(), now));
    }

    private static Duration age(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }

    @Override
    protected void begin(ScheduledExecutorService on) {
        every(on, FIRST_MILLIS, PERIOD_MILLIS, "the platform was not looked at", this::round);
    }
}
