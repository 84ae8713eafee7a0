package io.slipway.route;

import io.slipway.access.Needs;
import io.slipway.access.Permission;
import io.slipway.access.Person;
import io.slipway.api.App;
import io.slipway.api.Environment;
import io.slipway.api.Page;
import io.slipway.api.Route;
import io.slipway.project.Apps;
import io.slipway.project.Environments;
import io.slipway.store.Trial;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Routes of an environment. */
@RestController
@RequestMapping("/api/v1/projects/{p}/envs/{e}/routes")
class RouteApi {
    private final Routes routes;
    private final Environments environments;
    private final Apps apps;

    RouteApi(Routes routes, Environments environments, Apps apps) {
        this.routes = routes;
        this.environments = environments;
        this.apps = apps;
    }

    @Needs(Permission.ROUTE_VIEW)
    @GetMapping
    Page<Route> list(@PathVariable String p, @PathVariable String e) {
        environments.get(p, e);
        return Page.of(routes.list(p, e));
    }

    @Needs(value = Permission.ROUTE_EDIT, prod = Permission.DEPLOY_PROD)
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Route create(
            @PathVariable String p,
            @PathVariable String e,
            @RequestBody Route.Create wish,
            Trial trial,
            Person person) {
        Environment env = environments.get(p, e);
        App app = wish.app() == null ? null : apps.get(p, wish.app());
        Declared route = trial.of(() -> routes.declare(env, app, wish, person.actor()));
        return routes.programmed(route);
    }

    @Needs(value = Permission.ROUTE_EDIT, prod = Permission.DEPLOY_PROD)
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable String p, @PathVariable String e, @PathVariable UUID id, Person person) {
        routes.remove(p, e, id, person.actor());
    }

    @Needs(Permission.ROUTE_VIEW)
    @PostMapping("/{id}/prove")
    Route prove(@PathVariable String p, @PathVariable String e, @PathVariable UUID id) {
        return routes.prove(p, e, id);
    }
}
