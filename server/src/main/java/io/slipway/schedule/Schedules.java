package io.slipway.schedule;

import io.slipway.api.Environment;
import io.slipway.api.Environment.EnvClass;
import io.slipway.api.Schedule;
import io.slipway.core.Actor;
import io.slipway.core.Code;
import io.slipway.core.Event;
import io.slipway.core.Ids;
import io.slipway.core.Refusal;
import io.slipway.project.Apps;
import io.slipway.project.Environments;
import io.slipway.rollout.Autoscales;
import io.slipway.schedule.ScheduleStore.Place;
import io.slipway.store.Events;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The rules of apps: looked at, added, taken away. */
@Component
public class Schedules {
    private static final int MOST = 50;

    private final ScheduleStore store;
    private final Environments environments;
    private final Apps apps;
    private final Autoscales autoscales;
    private final Events events;
    private final Clock clock;

    Schedules(
            ScheduleStore store,
            Environments environments,
            Apps apps,
            Autoscales autoscales,
            Events events,
            Clock clock) {
        this.store = store;
        this.environments = environments;
        this.apps = apps;
        this.autoscales = autoscales;
        this.events = events;
        this.clock = clock;
    }

    Schedule get(String p, String e, String a) {
        environments.get(p, e);
        apps.get(p, a);
        Place place = new Place(p, e, a);
        Instant now = clock.instant();
        List<Schedule.Rule> rules =
                store.list(place).stream().map(rule -> rule.view(now)).toList();
        return new Schedule(p, e, a, rules, store.wakesTo(place).orElse(null));
    }

    @Transactional
    public Schedule add(String p, String e, String a, Schedule.Add wish, Actor actor) {
        Environment env = environments.get(p, e);
        apps.get(p, a);
        Refusal.ofFaults(wish);
        refuseWithoutReason(env, wish.reason());
        refuseAgainstScaler(p, e, a, wish);
        Place place = new Place(p, e, a);
        if (store.list(place).size() >= MOST) {
            throw Refusal.of(Code.TooMany, "%s in %s/%s has %d rules".formatted(a, p, e, MOST), "take some away first");
        }
        String days = Objects.requireNonNull(wish.days()).strip();
        String time = Objects.requireNonNull(wish.time());
        String zone = Objects.requireNonNull(wish.zone());
        Instant now = clock.instant();
        RuleRow rule = new RuleRow(
                Ids.next(clock),
                p,
                e,
                a,
                days,
                time,
                zone,
                wish.replicas(),
                wish.min(),
                wish.max(),
                Boolean.TRUE.equals(wish.wake()),
                actor.user(),
                wish.reason(),
                now,
                Timing.of(days, time, zone).after(now),
                null);
        store.insert(rule);
        events.record(told("schedule.added", rule, wish.reason(), actor));
        return get(p, e, a);
    }

    @Transactional
    public Schedule remove(String p, String e, String a, UUID id, @Nullable String reason, Actor actor) {
        Environment env = environments.get(p, e);
        apps.get(p, a);
        refuseWithoutReason(env, reason);
        Place place = new Place(p, e, a);
        RuleRow rule = store.list(place).stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Refusal.of(
                        Code.NotFound,
                        "%s in %s/%s has no rule %s".formatted(a, p, e, id),
                        "'slipway %s/%s schedule %s' shows its rules".formatted(p, e, a)));
        store.delete(place, rule.id());
        events.record(told("schedule.removed", rule, reason, actor));
        return get(p, e, a);
    }

    /** Of an app, or with null of all in an environment that is deleted. */
    @Transactional
    public void forget(String p, String e, @Nullable String a) {
        store.forget(p, e, a);
    }

    private static Event told(String name, RuleRow rule, @Nullable String reason, Actor actor) {
        Map<String, Object> data = new HashMap<>(Map.of("rule", rule.words(), "next", rule.due()));
        if (reason != null) data.put("reason", reason);
        return Event.of(name, actor, data).in(rule.project(), rule.env(), rule.app());
    }

    /** Two that set the same number would fight over it. */
    private void refuseAgainstScaler(String p, String e, String a, Schedule.Add wish) {
        boolean scaled = autoscales.bounds(p, e, a) != null;
        boolean number = wish.replicas() != null && wish.replicas() > 0;
        String space = p + "/" + e;
        if (scaled && number) {
            throw Refusal.of(
                    Code.IllegalMove,
                    "the autoscaler of %s in %s sets its number of pods".formatted(a, space),
                    "let the rule set its bounds (--min N --max N), or end it: 'slipway %s autoscale %s --off'"
                            .formatted(space, a));
        }
        if (!scaled && wish.min() != null) {
            throw Refusal.of(
                    Code.IllegalMove,
                    "%s in %s has no autoscaler whose bounds a rule could set".formatted(a, space),
                    "give it one: 'slipway %s autoscale %s --min N --max N'".formatted(space, a));
        }
    }

    private static void refuseWithoutReason(Environment env, @Nullable String reason) {
        if (env.envClass() == EnvClass.prod && (reason == null || reason.isBlank())) {
            throw Refusal.of(
                    Code.ReasonNeeded,
                    "%s/%s is of class prod: say why".formatted(env.project(), env.name()),
                    "add --reason \"...\"");
        }
    }
}
