package io.slipway.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.TestServer;
import io.slipway.api.App;
import io.slipway.api.Environment;
import io.slipway.api.Environment.EnvClass;
import io.slipway.core.Actor;
import io.slipway.core.Event;
import io.slipway.project.Apps;
import io.slipway.project.Environments;
import io.slipway.store.Events;
import io.slipway.stub.StubCluster;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Who may see a part of a project sees that part, and what is hidden answers like what is not there. */
class PartOfProjectTest {
    private static final Actor MAKER = new Actor("local-admin", "test");
    private static TestServer server;

    @BeforeAll
    static void start() throws IOException {
        server = TestServer.shared();
        for (String project : List.of("parts", "apart")) {
            server.call("POST", "/api/v1/projects", Map.of("name", project), server.admin());
        }
        for (EnvClass one : List.of(EnvClass.test, EnvClass.prod)) {
            server.bean(Environments.class)
                    .create("parts", new Environment.Create(one.name(), one, null), "nowhere", MAKER);
        }
        server.bean(Environments.class)
                .create("apart", new Environment.Create("prod", EnvClass.prod, null), "nowhere", MAKER);
        for (String app : List.of("cart", "bill")) {
            server.bean(Apps.class)
                    .create(
                            "parts",
                            new App.Create(
                                    app, "/tmp/none", null, null, null, null, null, null, null, null, null, null),
                            MAKER);
        }
    }

    private static String person(String name, Grant... grants) {
        String token = server.person(name, Role.DEVELOPER, "nothing-" + name);
        for (Grant grant : grants) {
            server.bean(GrantStore.class)
                    .add(new Grant(
                            UUID.randomUUID(),
                            new Grant.Subject(name, false),
                            grant.role(),
                            grant.deny(),
                            grant.place(),
                            grant.rights(),
                            "test",
                            Instant.now()));
        }
        return token;
    }

    private static Grant grant(Role role, boolean deny, Place place) {
        return new Grant(
                UUID.randomUUID(),
                new Grant.Subject("", false),
                role.word(),
                deny,
                place,
                role.permissions(),
                null,
                null);
    }

    private static Place env(String project, String name) {
        return new Place(project, name, null, null, null, Map.of());
    }

    private static TestServer.Answer get(String path, String token) {
        return server.call("GET", "/api/v1" + path, null, token);
    }

    private static List<String> names(String path, String field, String token) {
        return get(path, token).json().get("items").values().stream()
                .map(one -> one.get(field).asString())
                .toList();
    }

    private static void assertAlike(String hidden, String absent, String name, String token) {
        var one = get(hidden, token);
        var other = get(absent, token);
        assertThat(one.status()).isEqualTo(404);
        assertThat(other.status()).isEqualTo(404);
        assertThat(one.body().replace(name, "absent")).isEqualTo(other.body());
    }

    @Test
    void whoHasOneEnvironmentSeesThatOne() {
        String token = person("env-tia", grant(Role.TESTER, false, env("parts", "test")));
        assertThat(names("/projects", "name", token)).containsExactly("parts");
        assertThat(names("/projects/parts/envs", "name", token)).containsExactly("test");
        JsonNode project = get("/projects/parts", token).json();
        assertThat(project.get("environments").asInt()).isEqualTo(1);
        assertThat(get("/projects/parts/envs/test", token).status()).isEqualTo(200);
        for (String below : List.of("", "/apps", "/pods", "/events", "/routes", "/apps/cart", "/apps/cart/logs")) {
            assertAlike("/projects/parts/envs/prod" + below, "/projects/parts/envs/absent" + below, "prod", token);
        }
        assertAlike("/live?topics=env/parts/prod", "/live?topics=env/parts/absent", "prod", token);
        assertThat(get("/projects/parts/activity", token).body())
                .contains("\"env\":\"test\"")
                .doesNotContain("\"env\":\"prod\"");
        var refused = server.call("POST", "/api/v1/projects/parts/apps/cart/builds", Map.of(), token);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().get("detail").asString())
                .isEqualTo("env-tia lacks the right 'build.run' on app cart in parts");
        assertThat(refused.json().get("nextStep").asString()).contains("local-admin");
    }

    @Test
    void whoHasOneAppSeesThatOne() {
        String token = person(
                "app-ada", grant(Role.DEVELOPER, false, Place.project("parts").withApp("cart")));
        assertThat(names("/projects/parts/apps", "name", token)).containsExactly("cart");
        assertAlike("/projects/parts/apps/bill", "/projects/parts/apps/absent", "bill", token);
        assertAlike(
                "/projects/parts/envs/test/apps/bill/why", "/projects/parts/envs/test/apps/absent/why", "bill", token);
        Map<String, Object> route = Map.of("app", "bill");
        var answer = server.call("POST", "/api/v1/projects/parts/envs/test/routes", route, token);
        assertThat(answer.status()).as("an app in the body: %s", answer.body()).isEqualTo(404);
        assertThat(get("/projects/parts/activity", token).body())
                .contains("\"cart\"")
                .doesNotContain("\"bill\"");
    }

    @Test
    void whoHasOneAppHearsOfThatOne() throws Exception {
        String token = person(
                "hear-ada", grant(Role.DEVELOPER, false, Place.project("parts").withApp("cart")));
        for (String topic : List.of("pods/parts/test", "cluster/nowhere")) {
            assertThat(heard(topic, token, "bill", "cart")).as(topic).contains("of cart");
        }
        assertThat(get("/live?topics=cluster/nowhere/more", token).status()).isEqualTo(404);
    }

    @Test
    void whoHasOneClusterHearsOfThatOne() {
        Place here = new Place(null, null, null, null, "here", Map.of());
        String token = person("hear-ole", grant(Role.OPERATOR, false, here));
        server.bean(Grants.class).forget("nothing-hear-ole");
        assertThat(StubCluster.comes(() -> server.call("HEAD", "/api/v1/live?topics=cluster/nowhere", null, token)
                                .status()
                        == 404))
                .isTrue();
        assertThat(server.call("HEAD", "/api/v1/live?topics=cluster/here", null, token)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aDenialByLabelHidesEventsToo() throws Exception {
        server.bean(Apps.class)
                .create(
                        "parts",
                        new App.Create(
                                "vault", "/tmp/none", null, null, null, null, null, "safe", null, null, null, null),
                        MAKER);
        Place safe = new Place("parts", null, null, null, null, Map.of("application", "safe"));
        String token = person("hear-dan", grant(Role.ADMIN, false, Place.PLATFORM), grant(Role.ADMIN, true, safe));
        assertThat(heard("cluster/nowhere", token, "vault", "cart")).contains("of cart");
        String group = person("hear-gus", grant(Role.DEVELOPER, false, safe));
        assertThat(heard("cluster/nowhere", group, "cart", "vault")).contains("of vault");
    }

    /** The first event that comes of those of two apps. */
    private static String heard(String topic, String token, String first, String second) throws Exception {
        HttpRequest ask = HttpRequest.newBuilder(URI.create(server.url() + "/api/v1/live?topics=" + topic))
                .header("Authorization", "Bearer " + token)
                .timeout(Duration.ofSeconds(20))
                .build();
        try (HttpClient http = HttpClient.newHttpClient();
                Stream<String> lines =
                        http.send(ask, HttpResponse.BodyHandlers.ofLines()).body()) {
            Iterator<String> line = lines.iterator();
            while (!line.next().equals("event: hello")) Thread.onSpinWait();
            for (String app : List.of(first, second)) {
                server.bean(Events.class)
                        .show(Event.of("pod.changed", MAKER, Map.of("said", "of " + app))
                                .in("parts", "test", app)
                                .about("pods/parts/test")
                                .about("cluster/nowhere"));
            }
            for (String one = line.next(); ; one = line.next()) if (one.contains("of ")) return one;
        }
    }

    @Test
    void aDenialHidesFromTheAdministratorToo() {
        String token = person(
                "deny-dan", grant(Role.ADMIN, false, Place.PLATFORM), grant(Role.ADMIN, true, env("parts", "prod")));
        assertThat(names("/projects/parts/envs", "name", token)).containsExactly("test");
        assertAlike("/projects/parts/envs/prod", "/projects/parts/envs/absent", "prod", token);
        assertThat(names("/projects/apart/envs", "name", token)).containsExactly("prod");
    }

    @Test
    void whoHasAClassSeesTheProjectsThatHaveSuchEnvironments() {
        Place tests = new Place(null, null, EnvClass.test, null, null, Map.of());
        String token = person("class-cleo", grant(Role.OPERATOR, false, tests));
        assertThat(names("/projects", "name", token)).contains("parts").doesNotContain("apart");
        assertAlike("/projects/apart", "/projects/absent", "apart", token);
        assertThat(names("/projects/parts/envs", "name", token)).containsExactly("test");
    }

    @Test
    void whatIsMadeAgainUnderAnOldNameIsNobodysInheritance() {
        server.call("POST", "/api/v1/projects", Map.of("name", "reborn"), server.admin());
        Environments environments = server.bean(Environments.class);
        environments.create("reborn", new Environment.Create("test", EnvClass.test, null), "nowhere", MAKER);
        String part = person("heir-part", grant(Role.TESTER, false, env("reborn", "test")));
        String whole = server.person("heir-whole", Role.DEVELOPER, "reborn");
        assertThat(get("/projects/reborn/envs/test", part).status()).isEqualTo(200);
        environments.forget("reborn", "test", MAKER);
        environments.create("reborn", new Environment.Create("test", EnvClass.test, null), "nowhere", MAKER);
        assertThat(get("/projects/reborn/envs/test", part).status()).isEqualTo(404);
        assertThat(get("/projects/reborn/envs/test", whole).status()).isEqualTo(200);
        environments.forget("reborn", "test", MAKER);
        assertThat(server.call("DELETE", "/api/v1/projects/reborn", null, server.admin())
                        .status())
                .isEqualTo(204);
        server.call("POST", "/api/v1/projects", Map.of("name", "reborn"), server.admin());
        assertThat(get("/projects/reborn", whole).status()).isEqualTo(404);
    }
}
