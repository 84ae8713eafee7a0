package io.slipway.route;

import io.slipway.access.Absent;
import io.slipway.access.Cuts;
import io.slipway.access.Grants;
import io.slipway.access.Needs;
import io.slipway.access.Permission;
import io.slipway.access.Person;
import io.slipway.access.Place;
import io.slipway.api.App;
import io.slipway.api.Environment;
import io.slipway.api.Environment.EnvClass;
import io.slipway.api.Page;
import io.slipway.api.Route;
import io.slipway.project.Apps;
import io.slipway.project.Environments;
import io.slipway.store.Trial;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
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
    private final Cuts cuts;
    private final Grants grants;

    RouteApi(Routes routes, Environments environments, Apps apps, Cuts cuts, Grants grants) {
        this.cuts = cuts;
        this.grants = grants;
        this.routes = routes;
        this.environments = environments;
        this.apps = apps;
    }

    @Needs(value = Permission.ROUTE_VIEW, anywhere = true)
    @GetMapping
    Page<Route> list(@PathVariable String p, @PathVariable String e, Person person, Place place) {
        environments.get(p, e);
        Predicate<@Nullable String> seen = cuts.apps(person, Permission.ROUTE_VIEW, place);
        return Page.of(routes.list(p, e).stream()
                .filter(route -> seen.test(route.app()))
                .toList());
    }

    /** The app is in the body: its right is asked for here. */
    @Needs(value = Permission.ROUTE_EDIT, prod = Permission.DEPLOY_PROD, anywhere = true)
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Route create(
            @PathVariable String p,
            @PathVariable String e,
            @RequestBody Route.Create wish,
            Trial trial,
            Person person,
            Place place) {
        check(person, place, wish.app());
        Environment env = environments.get(p, e);
        App app = wish.app() == null ? null : apps.get(p, wish.app());
        Declared route = trial.of(() -> routes.declare(env, app, wish, person.actor()));
        return routes.programmed(route);
    }

    @Needs(value = Permission.ROUTE_EDIT, prod = Permission.DEPLOY_PROD, anywhere = true)
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable String p, @PathVariable String e, @PathVariable UUID id, Person person, Place place) {
        check(person, place, seen(p, e, id, person, place).app());
        routes.remove(p, e, id, person.actor());
    }

    @Needs(value = Permission.ROUTE_VIEW, anywhere = true)
    @PostMapping("/{id}/prove")
    Route prove(@PathVariable String p, @PathVariable String e, @PathVariable UUID id, Person person, Place place) {
        seen(p, e, id, person, place);
        return routes.prove(p, e, id);
    }

    /** One of an app that this person does not see is not there. */
    private Route seen(String p, String e, UUID id, Person person, Place place) {
        Route route = routes.find(p, e, id);
        if (!cuts.apps(person, Permission.ROUTE_VIEW, place).test(route.app())) throw Routes.unknown(p, e, id);
        return route;
    }

    private void check(Person person, Place place, @Nullable String app) {
        if (app != null && !cuts.apps(person, Permission.APP_VIEW, place).test(app)) {
            throw Absent.app(String.valueOf(place.project()), app);
        }
        for (Permission right : List.of(Permission.ROUTE_EDIT, Permission.DEPLOY_PROD)) {
            boolean needed = right == Permission.ROUTE_EDIT || place.envClass() == EnvClass.prod;
            if (needed && !cuts.apps(person, right, place).test(app)) {
                throw grants.lacking(person, right, place.withApp(app));
            }
        }
    }
}
