package io.slipway.rollout;

import io.slipway.access.Cuts;
import io.slipway.access.Needs;
import io.slipway.access.Permission;
import io.slipway.access.Person;
import io.slipway.access.Place;
import io.slipway.api.AppStatus;
import io.slipway.api.Page;
import io.slipway.api.Revision;
import io.slipway.api.Rollout;
import io.slipway.store.Trial;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What apps are in an environment, and how that is changed. */
@RestController
@RequestMapping("/api/v1/projects/{p}/envs/{e}")
class RolloutApi {
    private final Rollouts rollouts;
    private final RolloutAbort abort;
    private final AppStatuses statuses;
    private final Cuts cuts;

    RolloutApi(Rollouts rollouts, RolloutAbort abort, AppStatuses statuses, Cuts cuts) {
        this.cuts = cuts;
        this.rollouts = rollouts;
        this.abort = abort;
        this.statuses = statuses;
    }

    @Needs(value = Permission.APP_VIEW, anywhere = true)
    @GetMapping("/apps")
    Page<AppStatus> statuses(@PathVariable String p, @PathVariable String e, Person person, Place place) {
        return Page.of(statuses.list(p, e, cuts.apps(person, Permission.APP_VIEW, place)));
    }

    @Needs(Permission.APP_VIEW)
    @GetMapping("/apps/{a}")
    AppStatus status(@PathVariable String p, @PathVariable String e, @PathVariable String a) {
        return statuses.get(p, e, a);
    }

    @Needs(value = Permission.DEPLOY, prod = Permission.DEPLOY_PROD)
    @PostMapping("/apps/{a}/deploy")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Rollout deploy(
            @PathVariable String p,
            @PathVariable String e,
            @PathVariable String a,
            @RequestBody Rollout.Deploy wish,
            Trial trial,
            Person person) {
        if (wish.fromEnv() != null) cuts.refuseUnseen(person, p, wish.fromEnv(), a);
        return trial.of(() -> rollouts.deploy(p, e, a, wish, person.actor()));
    }

    @Needs(value = Permission.ROLLBACK, prod = Permission.DEPLOY_PROD)
    @PostMapping("/apps/{a}/rollback")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Rollout rollback(
            @PathVariable String p,
            @PathVariable String e,
            @PathVariable String a,
            @RequestBody Rollout.Rollback wish,
            Trial trial,
            Person person) {
        return trial.of(() -> rollouts.rollback(p, e, a, wish, person.actor()));
    }

    @Needs(value = Permission.RESTART, prod = Permission.DEPLOY_PROD)
    @PostMapping("/apps/{a}/restart")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Rollout restart(
            @PathVariable String p,
            @PathVariable String e,
            @PathVariable String a,
            @RequestBody Rollout.Restart wish,
            Trial trial,
            Person person) {
        return trial.of(() -> rollouts.restart(p, e, a, wish, person.actor()));
    }

    @Needs(value = Permission.SCALE, prod = Permission.DEPLOY_PROD)
    @PostMapping("/apps/{a}/scale")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Rollout scale(
            @PathVariable String p,
            @PathVariable String e,
            @PathVariable String a,
            @RequestBody Rollout.Scale wish,
            Trial trial,
            Person person) {
        return trial.of(() -> rollouts.scale(p, e, a, wish, person.actor()));
    }

    @Needs(Permission.APP_VIEW)
    @GetMapping("/apps/{a}/revisions")
    Page<Revision> revisions(@PathVariable String p, @PathVariable String e, @PathVariable String a) {
        return rollouts.revisions(p, e, a);
    }

    @Needs(Permission.APP_VIEW)
    @GetMapping("/apps/{a}/rollouts")
    Page<Rollout> list(@PathVariable String p, @PathVariable String e, @PathVariable String a) {
        return rollouts.list(p, e, a);
    }

    @Needs(value = Permission.APP_VIEW, anywhere = true)
    @GetMapping("/rollouts/{id}")
    Rollout get(@PathVariable String p, @PathVariable String e, @PathVariable UUID id, Person person, Place place) {
        return rollouts.get(p, e, id, cuts.apps(person, Permission.APP_VIEW, place));
    }

    @Needs(value = Permission.DEPLOY, prod = Permission.DEPLOY_PROD, anywhere = true)
    @PostMapping("/rollouts/{id}/abort")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Rollout abort(
            @PathVariable String p,
            @PathVariable String e,
            @PathVariable UUID id,
            @RequestBody Rollout.Abort wish,
            Person person,
            Place place) {
        rollouts.get(p, e, id, cuts.apps(person, Permission.DEPLOY, Permission.DEPLOY_PROD, place));
        return abort.ask(p, e, id, wish, person.actor());
    }
}
