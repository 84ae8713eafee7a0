package io.slipway.route;

import io.slipway.api.App;
import io.slipway.api.Environment;
import io.slipway.api.Route;
import io.slipway.cluster.Clusters;
import io.slipway.core.Actor;
import io.slipway.core.Code;
import io.slipway.core.Event;
import io.slipway.core.Ids;
import io.slipway.core.Refusal;
import io.slipway.route.backend.BackendAway;
import io.slipway.route.backend.RouteBackend;
import io.slipway.store.Events;
import io.slipway.store.Settings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The routes of all environments. */
@Component
public class Routes {
    private final RouteStore store;
    private final RouteBackend backend;
    private final Prover prover;
    private final Clusters clusters;
    private final Settings settings;
    private final Events events;
    private final Clock clock;

    Routes(
            RouteStore store,
            RouteBackend backend,
            Prover prover,
            Clusters clusters,
            Settings settings,
            Events events,
            Clock clock) {
        this.store = store;
        this.backend = backend;
        this.prover = prover;
        this.clusters = clusters;
        this.settings = settings;
        this.events = events;
        this.clock = clock;
    }

    public List<Route> list(String project, String env) {
        return store.in(project, env).stream().map(this::view).toList();
    }

    public List<Route> of(String project, String env, String app) {
        return store.of(project, env, app).stream().map(this::view).toList();
    }

    /** The app's routes in this environment, a default one when there is none yet, with this target. */
    public List<Route> ensure(Environment env, App app, int port, @Nullable String health, Actor actor) {
        if (store.of(env.project(), env.name(), app.name()).isEmpty()) {
            declare(env, app, new Route.Create(app.name(), null, null, null), actor);
        }
        store.of(env.project(), env.name(), app.name()).forEach(r -> store.target(r.id(), port, health));
        return of(env.project(), env.name(), app.name());
    }

    /** Highest revision of the app's routes: part of what a revision remembers. */
    public int revision(String project, String env, String app) {
        return store.of(project, env, app).stream()
                .mapToInt(Declared::revision)
                .max()
                .orElse(0);
    }

    /** Programs a route that was just declared; a router that is away gets it when it is back. */
    Route programmed(Declared route) {
        program(route);
        return view(get(route.project(), route.env(), route.id()));
    }

    @Transactional
    Declared declare(Environment env, @Nullable App app, Route.Create wish, Actor actor) {
        String domain = clusters.get(env.cluster()).domain();
        Declared route = RouteWish.check(env, app, wish, domain, settings.port(), Ids.next(clock), clock.instant());
        if (!store.insert(route)) throw clash(route);
        events.record(event("route.declared", actor, route, "Declared", null));
        return route;
    }

    public void remove(String project, String env, UUID id, Actor actor) {
        Declared route = get(project, env, id);
        backend.remove(id.toString());
        if (store.delete(id)) events.record(event("route.withdrawn", actor, route, "Withdrawn", null));
    }

    /** Takes all routes of an app away, of the whole environment when {@code app} is null. */
    public void removeAll(String project, String env, @Nullable String app, Actor actor) {
        List<Declared> routes = app == null ? store.in(project, env) : store.of(project, env, app);
        routes.forEach(route -> remove(project, env, route.id(), actor));
    }

    /** Puts the app's routes to the router. */
    public void program(String project, String env, String app) {
        store.of(project, env, app).forEach(this::program);
    }

    private void program(Declared route) {
        try {
            put(route);
            if (!route.state().equals("Proven")) state(route, "Programmed", null);
        } catch (BackendAway e) {
            state(route, "Declared", e.getMessage());
        } catch (Refusal e) {
            state(route, "Broken", "router: " + e.getMessage());
        }
    }

    /**
     * A server that was stopped between reading a route and putting it may come last with what is no
     * longer so: whoever put a route looks whether it is still the one, and puts that.
     */
    private void put(Declared route) {
        Declared sent = route;
        while (true) {
            backend.apply(sent.spec());
            Declared now = store.find(sent.id()).orElse(null);
            if (now == null) {
                backend.remove(sent.id().toString());
                return;
            }
            if (now.spec().equals(sent.spec())) return;
            sent = now;
        }
    }

    /** Puts everything again: for a router that may have been away. Throws when it still is. */
    void programAll() {
        for (Declared route : store.all()) {
            try {
                put(route);
                if (!route.state().equals("Proven")) state(route, "Programmed", null);
            } catch (Refusal e) {
                state(route, "Broken", "router: " + e.getMessage());
            }
        }
    }

    /** Looks again at what was found before: a route may break without anybody changing it. */
    void lookAtAll() {
        for (Declared route : store.all()) {
            if (route.provenAt() == null) continue;
            Prover.Finding found = prover.look(route);
            state(route, found.state(), found.message());
        }
    }

    /** Looks at one route now. */
    public Route prove(String project, String env, UUID id) {
        Declared route = get(project, env, id);
        Prover.Finding found = prover.look(route);
        state(route, found.state(), found.message());
        return view(get(project, env, id));
    }

    /** Proves all routes of an app against exactly these pods; waits for the router to follow. */
    public List<Proof> prove(String project, String env, String app, Supplier<Set<String>> pods, Duration most)
            throws InterruptedException {
        var proofs = new java.util.ArrayList<Proof>();
        for (Declared route : store.of(project, env, app)) {
            Prover.Finding found = prover.await(route, pods, most);
            state(route, found.state(), found.message());
            proofs.add(new Proof(route.id(), url(route), found.state(), found.message()));
        }
        return proofs;
    }

    private void state(Declared route, String state, @Nullable String message) {
        Instant proven = state.equals("Proven") ? clock.instant() : null;
        if (store.state(route.id(), state, message, proven)) {
            String name = "route." + state.toLowerCase(java.util.Locale.ROOT);
            events.record(event(name, Actor.SYSTEM, route, state, message));
        }
    }

    private Declared get(String project, String env, UUID id) {
        return store.find(id)
                .filter(route -> route.project().equals(project) && route.env().equals(env))
                .orElseThrow(() -> unknown(project, env, id));
    }

    Route find(String project, String env, UUID id) {
        return view(get(project, env, id));
    }

    static Refusal unknown(String project, String env, UUID id) {
        return Refusal.of(Code.NotFound, "there is no route " + id + " in " + project + "/" + env);
    }

    private Refusal clash(Declared wish) {
        Declared other = store.at(wish.host(), wish.path()).orElse(wish);
        return Refusal.of(
                Code.RouteClash,
                "%s%s belongs to %s/%s".formatted(wish.host(), wish.path(), other.project(), other.env()),
                "choose another host or path, or ask there to remove the route");
    }

    private Event event(String name, Actor actor, Declared route, String state, @Nullable String message) {
        Map<String, Object> data =
                new HashMap<>(Map.of("route", route.id(), "url", url(route), "state", state, "host", route.host()));
        if (message != null) data.put("message", message);
        return Event.of(name, actor, data).in(route.project(), route.env(), route.app());
    }

    private String url(Declared route) {
        int port = settings.routerPort();
        return "http://" + route.host() + (port == 80 ? "" : ":" + port) + route.path();
    }

    private Route view(Declared route) {
        return new Route(
                route.id(),
                route.project(),
                route.env(),
                route.app(),
                route.host(),
                route.path(),
                url(route),
                Objects.requireNonNull(route.addresses()),
                route.state(),
                route.message(),
                route.provenAt(),
                route.created());
    }
}
