package io.slipway.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.TestServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every route of the running server x (nobody, administrator, developer of the project, developer of
 * another project): what the gate answers follows from the route's declaration alone.
 */
class GateMatrixTest {
    private static TestServer server;
    private static String mine;
    private static String foreign;

    private record Route(String method, String path, HandlerMethod handler) {
        boolean scoped() {
            return path.contains("{p}");
        }

        String concrete() {
            return path.replace("{p}", "matrix")
                    .replace("{e}", "live")
                    .replace("{id}", UUID.randomUUID().toString())
                    .replace("{n}", "1")
                    .replaceAll("\\{[^}]*}", "absent");
        }
    }

    @BeforeAll
    static void start() throws IOException {
        server = TestServer.shared();
        server.call("POST", "/api/v1/projects", Map.of("name", "matrix"), server.admin());
        server.call("POST", "/api/v1/projects", Map.of("name", "other"), server.admin());
        mine = server.person("matrix-dev", Role.DEVELOPER, "matrix");
        foreign = server.person("other-dev", Role.DEVELOPER, "other");
    }

    private static List<Route> routes() {
        List<Route> routes = new ArrayList<>();
        Map<RequestMappingInfo, HandlerMethod> handlers = server.context()
                .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods();
        handlers.forEach((info, handler) -> {
            if (!handler.getBeanType().getPackageName().startsWith("io.slipway")) return;
            for (String path : info.getPatternValues()) {
                info.getMethodsCondition().getMethods().forEach(m -> routes.add(new Route(m.name(), path, handler)));
            }
        });
        return routes;
    }

    @Test
    void everyRouteDeclaresItsRight() {
        Set<String> without = new TreeSet<>();
        for (Route route : routes()) {
            boolean declared =
                    route.handler.hasMethodAnnotation(Needs.class) ^ route.handler.hasMethodAnnotation(Open.class);
            if (!declared) without.add(route.method + " " + route.path);
        }
        assertThat(routes()).hasSizeGreaterThan(10);
        assertThat(without).isEmpty();
    }

    @Test
    void nobodyPassesWithoutSigningIn() {
        for (Route route : guarded()) {
            assertThat(status(route, null))
                    .as("%s %s by nobody", route.method, route.path)
                    .isEqualTo(401);
            assertThat(status(route, "slw_forged"))
                    .as("%s %s forged", route.method, route.path)
                    .isEqualTo(401);
        }
    }

    @Test
    void developersPassWhereTheirRoleHasTheRight() {
        for (Route route : guarded()) {
            // Who has a space of his own has more rights there than a developer.
            if (stream(route) || route.path.endsWith("/me/space")) continue;
            Needs needs = route.handler.getMethodAnnotation(Needs.class);
            boolean has = Role.DEVELOPER.permissions().contains(needs.value());
            int status = status(route, mine);
            if (!route.scoped()) {
                boolean may = needs.anywhere() && has;
                assertThat(status == 403)
                        .as("%s %s by a developer: %s", route.method, route.path, status)
                        .isEqualTo(!may);
            } else {
                assertThat(status == 403)
                        .as("%s %s by a developer: %s", route.method, route.path, status)
                        .isEqualTo(!has);
            }
        }
    }

    @Test
    void foreignProjectsAreNotThere() {
        for (Route route : guarded()) {
            if (!route.scoped()) continue;
            var answer = server.call(route.method, route.concrete(), body(route), foreign);
            assertThat(answer.status())
                    .as("%s %s by a stranger", route.method, route.path)
                    .isEqualTo(404);
            assertThat(answer.json().get("detail").asString()).isEqualTo("project matrix does not exist");
        }
    }

    private static List<Route> guarded() {
        return routes().stream()
                .filter(r -> r.handler.hasMethodAnnotation(Needs.class))
                .toList();
    }

    /** Streams answer for ever; their gate is the same one, and their refusals are tested above. */
    private static boolean stream(Route route) {
        return route.path.endsWith("/live") || route.path.endsWith("/logs");
    }

    private static int status(Route route, String token) {
        return server.call(route.method, route.concrete(), body(route), token).status();
    }

    private static Object body(Route route) {
        return route.method.equals("GET") || route.method.equals("DELETE") ? null : "{";
    }
}
