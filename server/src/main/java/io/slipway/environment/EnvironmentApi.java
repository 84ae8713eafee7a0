package io.slipway.environment;

import io.slipway.access.Grants;
import io.slipway.access.Needs;
import io.slipway.access.Permission;
import io.slipway.access.Person;
import io.slipway.access.Place;
import io.slipway.api.Environment;
import io.slipway.api.Environment.EnvClass;
import io.slipway.project.Environments;
import io.slipway.project.Places;
import io.slipway.project.Projects;
import io.slipway.rollout.Rollouts;
import io.slipway.store.Trial;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Environments and apps as far as clusters are touched: made and taken down. */
@RestController
@RequestMapping("/api/v1/projects/{p}")
class EnvironmentApi {
    private final Projects projects;
    private final Namespaces namespaces;
    private final Environments environments;
    private final Rollouts rollouts;
    private final Grants grants;

    EnvironmentApi(
            Projects projects, Namespaces namespaces, Environments environments, Rollouts rollouts, Grants grants) {
        this.environments = environments;
        this.rollouts = rollouts;
        this.grants = grants;
        this.projects = projects;
        this.namespaces = namespaces;
    }

    @Needs(Permission.ENV_CREATE)
    @PostMapping("/envs")
    @ResponseStatus(HttpStatus.CREATED)
    Environment create(@PathVariable String p, @RequestBody Environment.Create wish, Trial trial, Person person) {
        projects.get(p);
        return trial.of(() -> namespaces.create(p, wish, person.actor()));
    }

    @Needs(value = Permission.ENV_DELETE, prod = Permission.DEPLOY_PROD)
    @DeleteMapping("/envs/{e}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(
            @PathVariable String p,
            @PathVariable String e,
            @RequestParam(required = false) @Nullable String reason,
            Person person)
            throws InterruptedException {
        namespaces.delete(p, e, reason, person.actor());
    }

    @Needs(Permission.APP_DELETE)
    @DeleteMapping("/apps/{a}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deleteApp(@PathVariable String p, @PathVariable String a, Person person) {
        refuseInProduction(p, a, person);
        namespaces.deleteApp(p, a, person.actor());
    }

    /** The path says no environment, but the app goes out of all of them. */
    private void refuseInProduction(String project, String app, Person person) {
        for (Environment env : environments.list(project)) {
            Place place = Places.of(env).withApp(app);
            boolean was = env.envClass() == EnvClass.prod
                    && rollouts.revisions(project, env.name(), app).total() > 0;
            if (was && !person.may(Permission.DEPLOY_PROD, place)) {
                throw grants.lacking(person, Permission.DEPLOY_PROD, place);
            }
        }
    }
}
