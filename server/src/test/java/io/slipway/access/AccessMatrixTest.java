package io.slipway.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.TestServer;
import io.slipway.api.App;
import io.slipway.api.Environment;
import io.slipway.api.Environment.EnvClass;
import io.slipway.core.Actor;
import io.slipway.project.Apps;
import io.slipway.project.Environments;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every route of the running server x seven roles x where they are held x own and other project x test and
 * production, against an oracle that knows nothing of how the gate decides: a table of who holds what where.
 * {@code -Dmatrix.long=true} asks with more forms of grants.
 */
class AccessMatrixTest {
    private static final Actor MAKER = new Actor("local-admin", "test");
    private static final boolean LONG = Boolean.getBoolean("matrix.long");
    private static final String OWN = "mx-own";
    private static final String OTHER = "mx-other";
    private static final String ABSENT = "mx-absent";
    private static final Pattern HIDDEN =
            Pattern.compile("\"detail\":\"(project|environment|app) mx-[^ ]* does not exist");
    private static TestServer server;
    private static int probes;
    private static final List<Persona> PERSONAS = new ArrayList<>();

    /** Where a persona's role is held; null matches all. */
    private record Where(String word, String project, String env, EnvClass envClass, String app) {
        boolean covers(Spot spot) {
            return (project == null || project.equals(spot.project))
                    && (env == null || env.equals(spot.env))
                    && (envClass == null || (spot.env != null && envClass.name().equals(spot.env)))
                    && (app == null || app.equals(spot.app));
        }

        /** Some part of the spot may lie in here. */
        boolean touches(Spot spot) {
            return (project == null || spot.project == null || project.equals(spot.project))
                    && (env == null || spot.env == null || env.equals(spot.env))
                    && (envClass == null || spot.env == null || envClass.name().equals(spot.env))
                    && (app == null || spot.app == null || app.equals(spot.app));
        }

        Place place() {
            return new Place(project, env, envClass, app, null, Map.of());
        }
    }

    /** @param role null for nobody's role */
    private record Persona(String name, Role role, Where where, String token) {
        boolean holds(Permission right, Spot spot, boolean within) {
            if (right == Permission.TOKEN_SELF) return true;
            if (role == null || !role.permissions().contains(right)) return false;
            return within ? where.touches(spot) : where.covers(spot);
        }

        boolean sees(Spot spot) {
            return role != null && where.touches(spot);
        }
    }

    private record Spot(String project, String env, String app) {}

    private record Route(String method, String path, HandlerMethod handler) {
        Needs needs() {
            return handler.getMethodAnnotation(Needs.class);
        }

        boolean changes() {
            return !method.equals("GET") && !method.equals("HEAD");
        }

        boolean takesBody() {
            return java.util.Arrays.stream(handler.getMethodParameters())
                    .anyMatch(one -> one.hasParameterAnnotation(RequestBody.class));
        }

        Spot spot(String project, String env) {
            return new Spot(
                    path.contains("{p}") ? project : null,
                    path.contains("{e}") ? env : null,
                    path.contains("{a}") ? "cart" : null);
        }

        String concrete(String project, String env) {
            return path.replace("{p}", project)
                    .replace("{e}", env)
                    .replace("{a}", "cart")
                    .replace("{id}", new UUID(7, 7).toString())
                    .replace("{n}", "1")
                    .replaceAll("\\{[^}]*}", "absent");
        }
    }

    @BeforeAll
    static void start() throws IOException {
        server = TestServer.shared();
        for (String project : List.of(OWN, OTHER)) {
            server.call("POST", "/api/v1/projects", Map.of("name", project), server.admin());
            for (EnvClass one : List.of(EnvClass.test, EnvClass.prod)) {
                server.bean(Environments.class)
                        .create(project, new Environment.Create(one.name(), one, null), "mx-nowhere", MAKER);
            }
            server.bean(Apps.class)
                    .create(
                            project,
                            new App.Create(
                                    "cart", "/tmp/none", null, null, null, null, null, null, null, null, null, null),
                            MAKER);
        }
        List<Where> wheres = new ArrayList<>(
                List.of(new Where("own", OWN, null, null, null), new Where("test", OWN, "test", null, null)));
        if (LONG) {
            wheres.add(new Where("prod", OWN, "prod", null, null));
            wheres.add(new Where("tests", null, null, EnvClass.test, null));
            wheres.add(new Where("prods", null, null, EnvClass.prod, null));
            wheres.add(new Where("ownprod", OWN, null, EnvClass.prod, null));
            wheres.add(new Where("app", OWN, null, null, "cart"));
            wheres.add(new Where("testapp", OWN, "test", null, "cart"));
            wheres.add(new Where("prodapp", OWN, "prod", null, "cart"));
            wheres.add(new Where("all", null, null, null, null));
        }
        for (Where where : wheres) for (Role role : Role.values()) add(role, where);
        add(null, wheres.getFirst());
    }

    private static void add(Role role, Where where) {
        String name = "mx-" + (role == null ? "nobody" : role.word()) + "-" + where.word;
        String token = server.person(name, Role.DEVELOPER, "mx-gone");
        server.bean(GrantStore.class).forget("mx-gone", null, null, null);
        if (role != null) {
            server.bean(GrantStore.class)
                    .add(new Grant(
                            UUID.randomUUID(),
                            new Grant.Subject(name, false),
                            role.word(),
                            false,
                            where.place(),
                            role.permissions(),
                            "test",
                            Instant.now()));
        }
        PERSONAS.add(new Persona(name, role, where, token));
    }

    private static List<Route> routes() {
        List<Route> routes = new ArrayList<>();
        Map<RequestMappingInfo, HandlerMethod> handlers = server.context()
                .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods();
        handlers.forEach((info, handler) -> {
            if (!handler.hasMethodAnnotation(Needs.class)) return;
            for (String path : info.getPatternValues()) {
                info.getMethodsCondition().getMethods().forEach(m -> routes.add(new Route(m.name(), path, handler)));
            }
        });
        return routes;
    }

    /** What the oracle says: 404 for what is not there for somebody, 403 for what he may not, 0 for through. */
    private static int expected(Persona persona, Route route, Spot spot) {
        Needs needs = route.needs();
        // The absent cluster of {c} is told by the handler; who may look at no cluster at all sees none.
        if (spot.project != null) {
            if (!seesProject(persona, spot.project)) return 404;
            if (spot.env != null && !persona.sees(new Spot(spot.project, spot.env, null))) return 404;
            if (!persona.sees(spot)) return 404;
        } else if (route.path.contains("{c}") && (persona.role == null)) {
            return 404;
        }
        if (!persona.holds(needs.value(), spot, needs.anywhere())) return 403;
        boolean also = needs.also() != Permission.PROJECT_VIEW;
        if (also && !persona.holds(needs.also(), spot, needs.anywhere())) return 403;
        boolean prod = "prod".equals(spot.env) && needs.prod() != Permission.PROJECT_VIEW;
        return prod && !persona.holds(needs.prod(), spot, needs.anywhere()) ? 403 : 0;
    }

    private static boolean seesProject(Persona persona, String project) {
        return persona.role != null && (persona.where.project == null || persona.where.project.equals(project));
    }

    @Test
    void everyRouteAnswersEachRoleByWhatItHoldsThere() {
        Set<String> wrong = new TreeSet<>();
        for (Route route : routes()) {
            if (route.path.endsWith("/metrics")) continue;
            for (Persona persona : PERSONAS) {
                for (Spot spot : spots(route)) {
                    int expected = expected(persona, route, spot);
                    // An act that nothing stops would be done: only those whose body is read after the gate are asked.
                    if (expected == 0 && route.changes() && !route.takesBody()) continue;
                    String path = route.concrete(
                            spot.project == null ? OWN : spot.project, spot.env == null ? "test" : spot.env);
                    check(route, persona, path, spot, expected, wrong);
                }
            }
        }
        System.out.println(
                "matrix: " + probes + " probes, " + routes().size() + " routes, " + PERSONAS.size() + " personas");
        assertThat(wrong).isEmpty();
        assertThat(probes).isGreaterThan(LONG ? 20_000 : 2_000);
        assertThat(server.call("GET", "/api/v1/projects/" + OTHER, null, server.admin())
                        .status())
                .isEqualTo(200);
    }

    private static Set<Spot> spots(Route route) {
        Map<Spot, Boolean> spots = new LinkedHashMap<>();
        for (String project : List.of(OWN, OTHER)) {
            for (String env : List.of("test", "prod")) spots.put(route.spot(project, env), true);
        }
        return spots.keySet();
    }

    private static void check(Route route, Persona persona, String path, Spot spot, int expected, Set<String> wrong) {
        probes++;
        var answer = server.call(route.method, path, route.takesBody() ? "{" : null, persona.token);
        String what =
                "%s %s by %s: %s, wanted %s".formatted(route.method, path, persona.name, answer.status(), expected);
        boolean gated = answer.status() == 404 && HIDDEN.matcher(answer.body()).find();
        if (expected == 0) {
            if (answer.status() == 403 || answer.status() == 401 || gated) wrong.add(what);
            leak(persona, answer.body(), what, wrong);
            return;
        }
        if (answer.status() != expected) wrong.add(what);
        boolean foreign = spot.project != null && !seesProject(persona, spot.project);
        if (expected == 404 && (foreign || spot.env != null)) {
            // Hidden like absent, to the letter.
            String absent = foreign
                    ? path.replace("/" + spot.project, "/" + ABSENT)
                    : path.replace("/envs/" + spot.env, "/envs/" + ABSENT);
            String name = foreign ? spot.project : spot.env;
            probes++;
            var other = server.call(route.method, absent, route.takesBody() ? "{" : null, persona.token);
            if (!answer.body()
                            .replace(name, "*")
                            .equals(other.body().replace(ABSENT, "*").replace(name, "*"))
                    || answer.status() != other.status()) {
                wrong.add(what + "; unlike an absent one: " + answer.body() + " / " + other.body());
            }
        }
    }

    /** What is let through tells nothing of the other project to who has no part of it. */
    private static void leak(Persona persona, String body, String what, Set<String> wrong) {
        if (OWN.equals(persona.where.project) && body.contains(OTHER)) wrong.add(what + "; tells of " + OTHER);
    }
}
