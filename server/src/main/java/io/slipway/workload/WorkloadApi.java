package io.slipway.workload;

import io.slipway.access.Needs;
import io.slipway.access.Permission;
import io.slipway.access.Person;
import io.slipway.api.Page;
import io.slipway.api.PodDeletion;
import io.slipway.api.PodView;
import io.slipway.project.Environments;
import io.slipway.store.Trial;
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

    WorkloadApi(Environments environments, Workloads workloads, Deletions deletions) {
        this.environments = environments;
        this.workloads = workloads;
        this.deletions = deletions;
    }

    @Needs(Permission.ENV_VIEW)
    @GetMapping("/pods")
    Page<PodView> pods(
            @PathVariable String p, @PathVariable String e, @RequestParam(required = false) @Nullable String app) {
        return Page.of(workloads.pods(environments.get(p, e), app));
    }

    /** What it would come to if the pod were deleted now. */
    @Needs(Permission.ENV_VIEW)
    @GetMapping("/pods/{pod}/deletion")
    PodDeletion deletion(@PathVariable String p, @PathVariable String e, @PathVariable String pod, Person person) {
        return deletions.look(environments.get(p, e), pod, person.actor());
    }

    /**
     * Asks the pod away by eviction, which keeps disruption budgets; answers what that comes to.
     *
     * @param force at once and past all budgets, without waiting for its node: for one that is stuck
     */
    @Needs(value = Permission.RESTART, prod = Permission.DEPLOY_PROD)
    @DeleteMapping("/pods/{pod}")
    @ResponseStatus(HttpStatus.ACCEPTED)
    PodDeletion delete(
            @PathVariable String p,
            @PathVariable String e,
            @PathVariable String pod,
            @RequestParam(defaultValue = "false") boolean force,
            @RequestParam(required = false) @Nullable String reason,
            Trial trial,
            Person person) {
        Deletions.Wish wish = new Deletions.Wish(force, trial.dry(), reason);
        return trial.of(() -> deletions.delete(environments.get(p, e), pod, wish, person.actor()));
    }

    @Needs(Permission.ENV_VIEW)
    @GetMapping("/events")
    Page<Happening> events(
            @PathVariable String p, @PathVariable String e, @RequestParam(required = false) @Nullable String app) {
        return Page.of(workloads.events(environments.get(p, e), app));
    }
}
