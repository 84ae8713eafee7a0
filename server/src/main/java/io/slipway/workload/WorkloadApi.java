package io.slipway.workload;

import io.slipway.access.Cuts;
import io.slipway.access.Grants;
import io.slipway.access.Needs;
import io.slipway.access.Permission;
import io.slipway.access.Person;
import io.slipway.access.Place;
import io.slipway.api.Environment;
import io.slipway.api.Environment.EnvClass;
import io.slipway.api.Page;
import io.slipway.api.PodDeletion;
import io.slipway.api.PodView;
import io.slipway.project.Environments;
import io.slipway.store.Trial;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Pods and events of an environment; a pod asked away. */
@RestController
@RequestMapping("/api/v1/projects/{p}/envs/{e}")
class WorkloadApi {
    private final Environments environments;
    private final Workloads workloads;
    private final Deletions deletions;
    private final Cuts cuts;
    private final Grants grants;

    WorkloadApi(Environments environments, Workloads workloads, Deletions deletions, Cuts cuts, Grants grants) {
        this.cuts = cuts;
        this.grants = grants;
        this.environments = environments;
        this.workloads = workloads;
        this.deletions = deletions;
    }

    @Needs(value = Permission.ENV_VIEW, anywhere = true)
    @GetMapping("/pods")
    Page<PodView> pods(
            @PathVariable String p,
            @PathVariable String e,
            @RequestParam(required = false) @Nullable String app,
            Person person,
            Place place) {
        Predicate<@Nullable String> seen = cuts.apps(person, Permission.APP_VIEW, place);
        return Page.of(workloads.pods(environments.get(p, e), app).stream()
                .filter(pod -> seen.test(pod.app()))
                .toList());
    }

    /** What it would come to if the pod were deleted now. */
    @Needs(value = Permission.ENV_VIEW, anywhere = true)
    @GetMapping("/pods/{pod}/deletion")
    PodDeletion deletion(
            @PathVariable String p, @PathVariable String e, @PathVariable String pod, Person person, Place place) {
        check(environments.get(p, e), pod, Permission.ENV_VIEW, person, place);
        return deletions.look(environments.get(p, e), pod, person.actor());
    }

    /**
     * Asks the pod away by eviction, which keeps disruption budgets; answers what that comes to.
     *
     * @param force at once and past all budgets, without waiting for its node: for one that is stuck
     */
    @Needs(value = Permission.RESTART, prod = Permission.DEPLOY_PROD, anywhere = true)
    @DeleteMapping("/pods/{pod}")
    @ResponseStatus(HttpStatus.ACCEPTED)
    PodDeletion delete(
            @PathVariable String p,
            @PathVariable String e,
            @PathVariable String pod,
            @RequestParam(defaultValue = "false") boolean force,
            @RequestParam(required = false) @Nullable String reason,
            Trial trial,
            Person person,
            Place place) {
        check(environments.get(p, e), pod, Permission.RESTART, person, place);
        if (place.envClass() == EnvClass.prod) {
            check(environments.get(p, e), pod, Permission.DEPLOY_PROD, person, place);
        }
        Deletions.Wish wish = new Deletions.Wish(force, trial.dry(), reason);
        return trial.of(() -> deletions.delete(environments.get(p, e), pod, wish, person.actor()));
    }

    /** Events bear no app's name: who sees only some apps asks for those of one. */
    @Needs(value = Permission.ENV_VIEW, anywhere = true)
    @GetMapping("/events")
    Page<Happening> events(
            @PathVariable String p,
            @PathVariable String e,
            @RequestParam(required = false) @Nullable String app,
            Person person,
            Place place) {
        boolean seen = person.seesAll(place)
                || (app != null && cuts.apps(person, Permission.APP_VIEW, place).test(app));
        return Page.of(seen ? workloads.events(environments.get(p, e), app) : List.of());
    }

    /** The path says no app: the pod's is asked for here, of those who may not the same for all apps. */
    private void check(Environment env, String pod, Permission right, Person person, Place place) {
        if (person.mayAll(right, place) && person.seesAll(place)) return;
        String app = workloads.pods(env, null).stream()
                .filter(one -> one.name().equals(pod))
                .map(PodView::app)
                .findFirst()
                .orElse(null);
        if (!cuts.apps(person, Permission.APP_VIEW, place).test(app)) throw Deletions.absent(env, pod);
        if (!cuts.apps(person, right, place).test(app)) throw grants.lacking(person, right, place.withApp(app));
    }
}
