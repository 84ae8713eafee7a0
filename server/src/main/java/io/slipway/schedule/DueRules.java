package io.slipway.schedule;

import io.slipway.core.Actor;
import io.slipway.core.Event;
import io.slipway.core.Ids;
import io.slipway.schedule.ScheduleStore.Place;
import io.slipway.store.Events;
import io.slipway.store.OwnThread;
import io.slipway.store.Writes;
import io.slipway.work.Operations;
import io.slipway.work.Start;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks each second which rules are due. One transaction moves them to their next time and asks for the work:
 * whichever server comes first does both, and one that dies before its end has done neither. What was missed
 * while no server ran is made good by the rule that was due last, once.
 */
@Component
class DueRules extends OwnThread {
    private static final Logger log = LoggerFactory.getLogger(DueRules.class);
    private static final long LOOK_MILLIS = 1_000;
    private static final Duration LATE = Duration.ofMinutes(1);

    private final ScheduleStore store;
    private final Operations operations;
    private final Events events;
    private final TransactionTemplate transactions;
    private final Writes writes;
    private final Clock clock;

    DueRules(
            ScheduleStore store,
            Operations operations,
            Events events,
            TransactionTemplate transactions,
            Writes writes,
            Clock clock) {
        super("schedule");
        this.store = store;
        this.operations = operations;
        this.events = events;
        this.transactions = transactions;
        this.writes = writes;
        this.clock = clock;
    }

    @Override
    protected void begin(ScheduledExecutorService on) {
        every(on, LOOK_MILLIS, LOOK_MILLIS, "rules of schedules are looked at again in a moment", this::look);
    }

    void look() {
        // Nothing is missed by that: what is due then is caught up.
        if (writes.closed().isPresent()) return;
        Instant now = clock.instant();
        for (Place place : store.due(now)) {
            try {
                transactions.executeWithoutResult(status -> take(place, now));
            } catch (RuntimeException e) {
                // One whose zone is known no more, say, must not keep the others from theirs.
                log.warn("{}: its rule is due and cannot be acted on: {}", place.lane(), e.toString());
            }
        }
    }

    /** @param newest the last of its times that is not in the future */
    private record Due(RuleRow rule, Timing.Newest newest) {}

    private void take(Place place, Instant now) {
        List<Due> due = store.take(place, now).stream()
                .map(rule -> new Due(rule, rule.timing().newest(rule.due(), now)))
                .sorted(Comparator.comparing((Due one) -> one.newest().time())
                        .thenComparing(one -> one.rule().created()))
                .toList();
        if (due.isEmpty()) return;
        Due acts = due.getLast();
        for (Due one : due) {
            Instant next = one.rule().timing().after(now);
            store.next(one.rule().id(), next, one.equals(acts) ? one.newest().time() : null);
        }
        start(place, acts.rule(), acts.newest().time());
        events.record(told(place, due, now));
    }

    private void start(Place place, RuleRow rule, Instant time) {
        ScheduleSpec spec = new ScheduleSpec(
                place,
                rule.id(),
                rule.words(),
                rule.actor(),
                Ids.next(clock),
                rule.wake() ? null : rule.replicas(),
                rule.least(),
                rule.most());
        operations.start(Start.of(ScheduleWork.KIND, spec, Actor.SYSTEM)
                .in(place.project(), place.env(), place.app())
                .lane(place.lane())
                .key("schedule/" + rule.id() + "/" + time.getEpochSecond()));
    }

    private static Event told(Place place, List<Due> due, Instant now) {
        Due acts = due.getLast();
        Map<String, Object> data = new HashMap<>(Map.of(
                "rule",
                acts.rule().words(),
                "due",
                acts.newest().time(),
                "by",
                acts.rule().actor()));
        int missed = due.stream().mapToInt(one -> one.newest().missed()).sum() + due.size() - 1;
        Duration late = Duration.between(acts.newest().time(), now);
        if (missed > 0 || late.compareTo(LATE) > 0) {
            data.put("late", late.toSeconds());
            data.put("missed", missed);
            data.put("why", "no server ran at its time: the rule that was due last is caught up once");
        }
        return Event.of("app.scheduled", Actor.SYSTEM, data).in(place.project(), place.env(), place.app());
    }
}
