package io.slipway.object;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.TestServer;
import io.slipway.access.Role;
import io.slipway.core.Event;
import io.slipway.stub.Crowd;
import io.slipway.stub.StubCluster;
import io.slipway.stub.World;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import tools.jackson.databind.JsonNode;

/** Single objects of a cluster whose API server keeps one of each: read, related, edited, refused. */
class ObjectApiTest {
    private static final String API = "/api/v1/clusters/single";
    private static final String CONFIG = API + "/configmaps/single-dev/settings";
    private static final String WEB = API + "/deployments/single-dev/web";
    private static final AtomicReference<String> config = new AtomicReference<>();
    private static TestServer server;
    private static StubCluster cluster;
    private static String developer;

    @BeforeAll
    static void start() throws IOException {
        server = TestServer.shared();
        cluster = new StubCluster(server, "single");
        World world = cluster.world();
        world.put("/api/v1/namespaces", "/single-dev", Crowd.plain("", "single-dev"));
        world.put("/api/v1/configmaps", "single-dev/settings", Crowd.plain("single-dev", "settings"));
        world.put("/api/v1/secrets", "single-dev/key", Crowd.plain("single-dev", "key"));
        world.put("/apis/apps/v1/deployments", "single-dev/web", WEB_ROW);
        world.put("/apis/apps/v1/replicasets", "single-dev/app-0-7d9f8b6c5", SET_ROW);
        world.put("/api/v1/nodes", "/node-0", Crowd.node("node-0"));
        world.put(Crowd.PODS, "single-dev/" + Crowd.name(0), Crowd.pod("single-dev", 0, 0));
        world.answer("/api/v1/namespaces/single-dev/configmaps/settings", ObjectApiTest::config);
        world.answer(
                "/apis/apps/v1/namespaces/single-dev/deployments/web", (m, q, b) -> new World.Said(200, WEB_WHOLE));
        world.answer(
                "/api/v1/namespaces/single-dev/secrets/key",
                (m, q, b) -> new World.Said(200, m.equals("GET") ? SECRET : b));
        cluster.attach();
        server.call("POST", "/api/v1/projects", Map.of("name", "single"), server.admin());
        server.call("POST", "/api/v1/projects/single/envs", Map.of("name", "dev", "cluster", "single"), server.admin());
        developer = server.person("single-dev", Role.DEVELOPER, "single");
        assertThat(StubCluster.comes(() -> total("/pods") == 1
                        && total("/deployments") == 1
                        && total("/secrets") == 1
                        && total("/configmaps") == 1
                        && total("/replicasets") == 1))
                .isTrue();
    }

    @AfterAll
    static void stop() throws IOException {
        server.call("DELETE", "/api/v1/projects/single/envs/dev?confirm=dev", null, server.admin());
        cluster.close();
    }

    @BeforeEach
    void settings() {
        config.set(CONFIG_WHOLE);
    }

    @Test
    void showsAnObjectWholeButForItsMachineFields() {
        JsonNode settings = get(CONFIG, developer);
        assertThat(settings.get("word").asString()).isEqualTo("ConfigMap");
        assertThat(settings.get("yaml").asString()).contains("level: info").doesNotContain("managedFields");
        assertThat(settings.get("managed").isNull()).isTrue();
        assertThat(settings.get("refused").isNull()).isTrue();
        assertThat(settings.get("writers").get(0).get("name").asString()).isEqualTo("kubectl-edit");
        JsonNode web = get(WEB, developer);
        assertThat(web.get("refused").asString()).contains("cluster.manage");
        assertThat(web.get("managed").asString()).contains("app web").contains("single/dev");
    }

    @Test
    void anEditIsTriedThenWrittenAndKeptInTheAudit() {
        String base = get(CONFIG, developer).get("yaml").asString();
        Map<String, String> edit = Map.of("base", base, "yaml", base.replace("level: info", "level: debug"));
        var tried = server.call("PUT", CONFIG + "?dryRun=true", edit, developer);
        assertThat(tried.status()).as(tried.body()).isEqualTo(200);
        JsonNode change =
                tried.json().get("would").get(0).get("data").get("changes").get(0);
        assertThat(change.get("field").asString()).isEqualTo("data.level");
        assertThat(change.get("old").asString()).isEqualTo("info");
        assertThat(change.get("now").asString()).isEqualTo("debug");
        assertThat(change.get("by").asString()).isEqualTo("kubectl-edit");
        assertThat(config.get()).contains("info");
        assertThat(server.call("PUT", CONFIG, edit, developer).status()).isEqualTo(204);
        assertThat(config.get()).contains("debug");
        assertThat(server.call("GET", "/api/v1/audit?size=50", null, server.admin())
                        .body())
                .contains("object.changed")
                .contains("data.level");
        String activity = server.call("GET", "/api/v1/projects/single/activity", null, developer)
                .body();
        assertThat(activity).contains("object.changed").contains("\"count\":1");
        assertThat(activity)
                .as("values are for the audit's readers")
                .doesNotContain("data.level")
                .doesNotContain("debug");
    }

    @Test
    void theTopicOfTheClusterCarriesNoValues() {
        List<Event> shown = new CopyOnWriteArrayList<>();
        ApplicationListener<ApplicationEvent> listener = said -> {
            if (said instanceof PayloadApplicationEvent<?> told
                    && told.getPayload() instanceof Event event
                    && event.name().equals("object.changed")) {
                shown.add(event);
            }
        };
        server.context().addApplicationListener(listener);
        try {
            String base = get(CONFIG, developer).get("yaml").asString();
            Map<String, String> edit = Map.of(
                    "base", base, "yaml", base.replace("level: info", "level: unheard"), "reason", "unheard as well");
            assertThat(server.call("PUT", CONFIG, edit, developer).status()).isEqualTo(204);
        } finally {
            server.context().removeApplicationListener(listener);
        }
        assertThat(shown).hasSize(1);
        assertThat(shown.getFirst().topics()).contains("cluster/single");
        assertThat(shown.getFirst().data().toString()).contains("settings").doesNotContain("unheard");
    }

    @Test
    void whatIsTooMuchToTellIsCounted() {
        String base = get(CONFIG, developer).get("yaml").asString();
        StringBuilder many = new StringBuilder(base.replace("level: info", "level: info\n  l0: x"));
        for (int i = 1; i < 310; i++) many.insert(many.indexOf("  l0: x"), "  l" + i + ": x\n");
        var tried =
                server.call("PUT", CONFIG + "?dryRun=true", Map.of("base", base, "yaml", many.toString()), developer);
        assertThat(tried.status()).as(tried.body()).isEqualTo(200);
        JsonNode data = tried.json().get("would").get(0).get("data");
        assertThat(data.get("changes")).hasSize(300);
        assertThat(data.get("more").asInt()).isEqualTo(10);
        assertThat(data.get("count").asInt()).isEqualTo(310);
    }

    @Test
    void noValueOfASecretIsToldNotEvenKubectlsCopy() {
        String path = API + "/secrets/single-dev/key";
        String base = get(path, server.admin()).get("yaml").asString();
        Map<String, String> edit = Map.of("base", base, "yaml", base.replace("aHVudGVyMg==", "b3RoZXI="));
        var tried = server.call("PUT", path + "?dryRun=true", edit, server.admin());
        assertThat(tried.status()).as(tried.body()).isEqualTo(200);
        assertThat(tried.json().get("would").get(0).get("data").get("count").asInt())
                .isEqualTo(2);
        assertThat(tried.body())
                .contains("last-applied-configuration")
                .doesNotContain("aHVudGVyMg==")
                .doesNotContain("b3RoZXI=");
    }

    @Test
    void whoComesLateIsToldWhatWasChangedByWhom() {
        String base = get(CONFIG, developer).get("yaml").asString();
        config.set(CONFIG_WHOLE.replace("\"info\"", "\"trace\"").replace("\"7\"", "\"8\""));
        var late = server.call(
                "PUT", CONFIG, Map.of("base", base, "yaml", base.replace("level: info", "level: debug")), developer);
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.json().get("code").asString()).isEqualTo("VersionConflict");
        assertThat(late.json().get("evidence").get(0).asString())
                .contains("data.level: info -> trace")
                .contains("kubectl-edit");
    }

    @Test
    void aMovedStateAloneIsNoConflict() {
        String base = get(CONFIG, developer).get("yaml").asString();
        config.set(CONFIG_WHOLE.replace("\"7\"", "\"8\""));
        var late = server.call(
                "PUT", CONFIG, Map.of("base", base, "yaml", base.replace("level: info", "level: debug")), developer);
        assertThat(late.status()).as(late.body()).isEqualTo(204);
    }

    @Test
    void allFaultsComeAtOnceWithTheirLines() {
        String base = get(CONFIG, developer).get("yaml").asString();
        var bad = server.call(
                "PUT",
                CONFIG + "?dryRun=true",
                Map.of("base", base, "yaml", base + "colour: red\nsize: 3\n"),
                developer);
        assertThat(bad.status()).isEqualTo(400);
        assertThat(bad.json().get("faults")).hasSize(2);
        assertThat(bad.json().get("faults").get(0).get("message").asString())
                .contains("colour")
                .containsPattern("line \\d+");
        var other = server.call(
                "PUT", CONFIG, Map.of("base", base, "yaml", base.replace("name: settings", "name: others")), developer);
        assertThat(other.body()).contains("metadata.name stays 'settings'");
        var broken = server.call("PUT", CONFIG, Map.of("base", base, "yaml", base + " x: ["), developer);
        assertThat(broken.body()).contains("no YAML").containsPattern("line \\d+");
    }

    @Test
    void whatSlipwayManagesWantsItsNameAndAReason() {
        String base = get(WEB, server.admin()).get("yaml").asString();
        Map<String, String> edit = new HashMap<>(Map.of("base", base, "yaml", base));
        var plain = server.call("PUT", WEB, edit, server.admin());
        assertThat(plain.status()).isEqualTo(409);
        assertThat(plain.body()).contains("the next rollout takes an edit back").contains("override");
        edit.put("override", "web");
        assertThat(server.call("PUT", WEB, edit, server.admin())
                        .json()
                        .get("code")
                        .asString())
                .isEqualTo("ReasonNeeded");
        edit.put("reason", "the site is down");
        assertThat(server.call("PUT", WEB, edit, server.admin()).status()).isEqualTo(204);
        assertThat(server.call("PUT", WEB, edit, developer).status()).isEqualTo(403);
    }

    @Test
    void valuesOfSecretsTakeTheirOwnRight() {
        assertThat(get(API + "/secrets/single-dev/key", server.admin())
                        .get("yaml")
                        .asString())
                .contains("aHVudGVyMg==");
        assertThat(server.call("GET", API + "/secrets/single-dev/key", null, developer)
                        .status())
                .isEqualTo(403);
    }

    @Test
    void whatOneMayNotSeeIsNotThere() {
        String stranger = server.person("single-stranger", Role.DEVELOPER, "absent");
        assertThat(server.call("GET", CONFIG, null, stranger).status()).isEqualTo(404);
        assertThat(server.call("GET", CONFIG + "/related", null, stranger).status())
                .isEqualTo(404);
        assertThat(server.call("GET", API + "/nodes/-/node-0", null, developer).status())
                .isEqualTo(404);
    }

    @Test
    void knowsItsKin() {
        String pod = Crowd.name(0);
        assertThat(related("/pods/single-dev/" + pod))
                .contains("owner 1 ReplicaSet/app-0-7d9f8b6c5", "owner 2 Deployment/web", "runs 1 Node/node-0");
        assertThat(related("/deployments/single-dev/web"))
                .contains("owned 1 ReplicaSet/app-0-7d9f8b6c5", "owned 2 Pod/" + pod);
        assertThat(related("/nodes/-/node-0")).contains("runs 1 Pod/" + pod);
    }

    private static java.util.List<String> related(String path) {
        return get(API + path + "/related", server.admin())
                .get("items")
                .valueStream()
                .map(link ->
                        link.get("how").asString() + " " + link.get("depth").asInt() + " "
                                + link.get("word").asString() + "/"
                                + link.get("object").get("name").asString())
                .toList();
    }

    /** Takes what is written over the version it has, as an API server does. */
    private static World.Said config(String method, Map<String, String> query, String body) {
        if (method.equals("GET")) return new World.Said(200, config.get());
        if (body.contains("colour")) return new World.Said(400, STRICT);
        String version = config.get().replaceAll("(?s).*\"resourceVersion\":\"(\\d+)\".*", "$1");
        if (!body.contains("\"resourceVersion\":\"" + version + "\"")) {
            return new World.Said(409, "{\"kind\":\"Status\",\"code\":409,\"message\":\"modified\"}");
        }
        if (!query.containsKey("dryRun")) config.set(body);
        return new World.Said(200, body);
    }

    private static int total(String path) {
        return get(API + path, server.admin()).get("total").asInt();
    }

    private static JsonNode get(String path, String token) {
        var answer = server.call("GET", path, null, token);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private static final String CONFIG_WHOLE = """
            {"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"settings","namespace":"single-dev","resourceVersion":"7",\
            "managedFields":[{"manager":"kubectl-edit","operation":"Update","time":"2026-11-21T10:00:00Z","fieldsV1":{"f:data":{"f:level":{}}}}]},\
            "data":{"level":"info"}}""";

    private static final String STRICT = """
            {"kind":"Status","apiVersion":"v1","status":"Failure","code":400,"reason":"BadRequest","message":"ConfigMap in version \\"v1\\" \
            cannot be handled as a ConfigMap: strict decoding error: unknown field \\"colour\\", unknown field \\"size\\""}""";

    private static final String SECRET = """
            {"apiVersion":"v1","kind":"Secret","metadata":{"name":"key","namespace":"single-dev","resourceVersion":"7",\
            "annotations":{"kubectl.kubernetes.io/last-applied-configuration":"{\\"data\\":{\\"password\\":\\"aHVudGVyMg==\\"}}"}},\
            "data":{"password":"aHVudGVyMg=="}}""";

    private static final String WEB_ROW = """
            {"metadata":{"name":"web","namespace":"single-dev","resourceVersion":"@","creationTimestamp":"2026-01-01T00:00:00Z"},\
            "spec":{"replicas":1,"template":{"metadata":{},"spec":{"containers":[{"name":"app","image":"app:1"}]}}},"status":{}}""";

    private static final String SET_ROW = WEB_ROW.replace("\"name\":\"web\"", "\"name\":\"app-0-7d9f8b6c5\"")
            .replace(
                    "\"creationTimestamp\"",
                    "\"ownerReferences\":[{\"apiVersion\":\"apps/v1\",\"kind\":\"Deployment\",\"name\":\"web\",\"uid\":\"u\"}],\"creationTimestamp\"");

    private static final String WEB_WHOLE = """
            {"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"web","namespace":"single-dev","resourceVersion":"7",\
            "labels":{"app.kubernetes.io/managed-by":"slipway","slipway.io/app":"web","slipway.io/project":"single","slipway.io/env":"dev"}},\
            "spec":{"replicas":1}}""";
}
