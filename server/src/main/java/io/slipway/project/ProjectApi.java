package io.slipway.project;

import io.slipway.access.Needs;
import io.slipway.access.Permission;
import io.slipway.access.Person;
import io.slipway.api.App;
import io.slipway.api.Environment;
import io.slipway.api.Page;
import io.slipway.api.Project;
import io.slipway.store.Trial;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Projects, and the lists of what is in them. */
@RestController
@RequestMapping("/api/v1/projects")
class ProjectApi {
    private final Projects projects;
    private final Environments environments;
    private final Apps apps;
    private final SourceCheck sources;

    ProjectApi(Projects projects, Environments environments, Apps apps, SourceCheck sources) {
        this.projects = projects;
        this.environments = environments;
        this.apps = apps;
        this.sources = sources;
    }

    /** Those that one sees: none is an answer too. */
    @Needs(value = Permission.TOKEN_SELF, anywhere = true)
    @GetMapping
    Page<Project> list(Person person) {
        return Page.of(projects.list(person));
    }

    @Needs(Permission.PROJECT_CREATE)
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Project create(@RequestBody Project.Create wish, Trial trial, Person person) {
        return trial.of(() -> projects.create(wish, person));
    }

    @Needs(value = Permission.PROJECT_VIEW, anywhere = true)
    @GetMapping("/{p}")
    Project get(@PathVariable String p, Person person) {
        return projects.get(p, person);
    }

    @Needs(Permission.PROJECT_DELETE)
    @DeleteMapping("/{p}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable String p, Person person) {
        projects.delete(p, person);
    }

    @Needs(value = Permission.ENV_VIEW, anywhere = true)
    @GetMapping("/{p}/envs")
    Page<Environment> environments(@PathVariable String p, Person person) {
        projects.get(p);
        return Page.of(environments.list(p).stream()
                .filter(env -> person.sees(Places.of(env)))
                .toList());
    }

    @Needs(value = Permission.ENV_VIEW, anywhere = true)
    @GetMapping("/{p}/envs/{e}")
    Environment environment(@PathVariable String p, @PathVariable String e) {
        return environments.get(p, e);
    }

    @Needs(value = Permission.APP_VIEW, anywhere = true)
    @GetMapping("/{p}/apps")
    Page<App> apps(@PathVariable String p, Person person) {
        projects.get(p);
        return Page.of(
                apps.list(p).stream().filter(app -> person.sees(Places.of(app))).toList());
    }

    @Needs(value = Permission.APP_VIEW, anywhere = true)
    @GetMapping("/{p}/apps/{a}")
    App app(@PathVariable String p, @PathVariable String a) {
        return apps.get(p, a);
    }

    @Needs(Permission.APP_CREATE)
    @PostMapping("/{p}/apps")
    @ResponseStatus(HttpStatus.CREATED)
    App createApp(@PathVariable String p, @RequestBody App.Create wish, Trial trial, Person person) {
        projects.get(p);
        apps.vet(p, wish);
        // Outside of a transaction: a slow repository must not hold a connection.
        String ref = wish.ref() == null || wish.ref().isBlank() ? Apps.DEFAULT_REF : wish.ref();
        sources.check(Objects.requireNonNull(wish.git()), ref);
        return trial.of(() -> apps.create(p, wish, person.actor()));
    }

    @Needs(Permission.APP_CREATE)
    @PostMapping("/{p}/apps/{a}/log-files")
    App logFiles(
            @PathVariable String p,
            @PathVariable String a,
            @RequestBody App.LogFiles wish,
            Trial trial,
            Person person) {
        return trial.of(() -> apps.logFiles(p, a, wish, person.actor()));
    }
}
