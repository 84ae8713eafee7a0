package io.slipway.rollout;

import io.slipway.access.Needs;
import io.slipway.access.Permission;
import io.slipway.access.Person;
import io.slipway.api.AppStatus;
import io.slipway.api.Environment;
import io.slipway.api.Rollout;
import io.slipway.core.Actor;
import io.slipway.core.Event;
import io.slipway.project.Apps;
import io.slipway.project.Environments;
import io.slipway.store.Events;
import io.slipway.store.Trial;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** An app's rollouts held where they are, and let go on. */
@RestController
@RequestMapping("/api/v1/projects/{p}/envs/{e}/apps/{a}")
class PauseApi {
    private final Environments environments;
    private final Apps apps;
    private final Pauses pauses;
    private final AppStatuses statuses;
    private final Events events;
    private final TransactionTemplate transactions;
    private final Clock clock;

    PauseApi(
            Environments environments,
            Apps apps,
            Pauses pauses,
            AppStatuses statuses,
            Events events,
            TransactionTemplate transactions,
            Clock clock) {
        this.environments = environments;
        this.apps = apps;
        this.pauses = pauses;
        this.statuses = statuses;
        this.events = events;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** A rollout that runs stays where it is; new ones are refused. */
    @Needs(value = Permission.DEPLOY, prod = Permission.DEPLOY_PROD)
    @PostMapping("/pause")
    AppStatus pause(
            @PathVariable String p,
            @PathVariable String e,
            @PathVariable String a,
            @RequestBody Rollout.Pause wish,
            Trial trial,
            Person person)
            throws InterruptedException {
        String mark = clock.instant().truncatedTo(ChronoUnit.SECONDS) + " " + person.user()
                + (wish.reason() == null ? "" : " " + wish.reason());
        return set(p, e, a, mark, wish, trial, person.actor());
    }

    /** What waits goes on, and new rollouts are taken again. */
    @Needs(value = Permission.DEPLOY, prod = Permission.DEPLOY_PROD)
    @PostMapping("/resume")
    AppStatus resume(
            @PathVariable String p,
            @PathVariable String e,
            @PathVariable String a,
            @RequestBody Rollout.Pause wish,
            Trial trial,
            Person person)
            throws InterruptedException {
        return set(p, e, a, null, wish, trial, person.actor());
    }

    private AppStatus set(
            String p, String e, String a, @Nullable String mark, Rollout.Pause wish, Trial trial, Actor actor)
            throws InterruptedException {
        Environment env = environments.get(p, e);
        apps.get(p, a);
        Rollouts.refuseWithoutReason(env, wish.reason());
        pauses.check(env, a, mark != null);
        Map<String, Object> data = new HashMap<>();
        if (wish.reason() != null) data.put("reason", wish.reason());
        Event event = Event.of(mark == null ? "rollout.resumed" : "rollout.paused", actor, data)
                .in(p, e, a);
        trial.of(() -> {
            transactions.executeWithoutResult(status -> {
                events.record(event);
                if (!trial.dry()) pauses.set(env, a, mark, actor);
            });
            return env;
        });
        pauses.awaitSeen(env, a, mark != null);
        return statuses.get(p, e, a);
    }
}
