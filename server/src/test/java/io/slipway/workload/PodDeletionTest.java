package io.slipway.workload;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.TestServer;
import io.slipway.access.Role;
import io.slipway.stub.Crowd;
import io.slipway.stub.StubCluster;
import io.slipway.stub.World;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A pod asked away in a cluster whose API server says what the test wants. */
class PodDeletionTest {
    private static final String PODS = "/api/v1/projects/away/envs/dev/pods/";
    private static final String THERE = "/api/v1/namespaces/away-dev/pods";
    private static final List<String> asked = new CopyOnWriteArrayList<>();
    private static volatile int answer = 201;
    private static TestServer server;
    private static StubCluster cluster;
    private static String developer;

    @BeforeAll
    static void start() throws IOException {
        server = TestServer.shared();
        cluster = new StubCluster(server, "away");
        World world = cluster.world();
        world.put("/api/v1/namespaces", "/away-dev", Crowd.plain("", "away-dev"));
        world.answer(THERE, (m, q, b) -> new World.Said(200, list("PodList", "v1", POD)));
        world.answer(THERE + "/web-1", (m, q, b) -> {
            if (!m.equals("GET")) asked.add(m + " " + b);
            return new World.Said(200, POD);
        });
        world.answer(THERE + "/web-1/eviction", (m, q, b) -> {
            asked.add(m + " " + b);
            return new World.Said(answer, STATUS.formatted(answer));
        });
        world.answer(THERE + "/none", (m, q, b) -> new World.Said(404, STATUS.formatted(404)));
        world.answer(
                "/api/v1/namespaces/away-dev/services",
                (m, q, b) -> new World.Said(200, list("ServiceList", "v1", SERVICE)));
        world.answer(
                "/apis/policy/v1/namespaces/away-dev/poddisruptionbudgets",
                (m, q, b) -> new World.Said(200, list("PodDisruptionBudgetList", "policy/v1", BUDGET)));
        cluster.attach();
        server.call("POST", "/api/v1/projects", Map.of("name", "away"), server.admin());
        for (String env : List.of("dev", "prod")) {
            server.call(
                    "POST",
                    "/api/v1/projects/away/envs",
                    Map.of("name", env, "envClass", env, "cluster", "away"),
                    server.admin());
        }
        developer = server.person("away-dev", Role.DEVELOPER, "away");
    }

    @AfterAll
    static void stop() throws IOException {
        for (String env : List.of("dev", "prod")) {
            server.call("DELETE", "/api/v1/projects/away/envs/" + env + "?confirm=" + env, null, server.admin());
        }
        cluster.close();
    }

    @BeforeEach
    void forget() {
        asked.clear();
        answer = 201;
    }

    @Test
    void saysBeforeWhatItComesTo() {
        JsonNode fate =
                server.call("GET", PODS + "web-1/deletion", null, developer).json();
        assertThat(fate.get("effect").asString()).isEqualTo("Replaced");
        assertThat(fate.get("lastOf").get(0).asString()).isEqualTo("web");
        assertThat(fate.get("keptBy").get(0).asString()).isEqualTo("web");
        assertThat(asked).isEmpty();
    }

    @Test
    void asksItAwayByItsIdentityAndTellsTheAudit() {
        var done = server.call("DELETE", PODS + "web-1", null, developer);
        assertThat(done.status()).as(done.body()).isEqualTo(202);
        assertThat(asked).hasSize(1);
        assertThat(asked.getFirst()).startsWith("POST").contains("u-1").doesNotContain("dryRun");
        assertThat(server.call("GET", "/api/v1/projects/away/activity", null, developer)
                        .body())
                .contains("pod.deleted")
                .contains("last ready pod of service web");
    }

    @Test
    void aBudgetThatKeepsItIsNamedAndNothingIsRecorded() {
        answer = 429;
        int before = deletions();
        var refused = server.call("DELETE", PODS + "web-1?reason=quiet", null, developer);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().get("detail").asString()).contains("disruption budget web");
        assertThat(refused.json().get("nextStep").asString()).contains("--force");
        assertThat(deletions()).isEqualTo(before);
    }

    @Test
    void forcePassesTheBudgetAtOnceWithAWarning() {
        answer = 429;
        var done = server.call("DELETE", PODS + "web-1?force=true", null, developer);
        assertThat(done.status()).as(done.body()).isEqualTo(202);
        assertThat(asked.getFirst())
                .startsWith("DELETE")
                .contains("\"gracePeriodSeconds\":0")
                .contains("u-1");
        assertThat(server.call("GET", "/api/v1/projects/away/activity", null, developer)
                        .body())
                .contains("may run on until its node hears of it");
    }

    @Test
    void aTrialIsTriedByTheApiServerToo() {
        var tried = server.call("DELETE", PODS + "web-1?dryRun=true", null, developer);
        assertThat(tried.status()).as(tried.body()).isEqualTo(200);
        assertThat(tried.json().get("would").get(0).get("event").asString()).isEqualTo("pod.deleted");
        assertThat(asked.getFirst()).contains("dryRun");
    }

    @Test
    void productionTakesItsRightAndAReason() {
        String prod = PODS.replace("/dev/", "/prod/") + "web-1";
        assertThat(server.call("DELETE", prod, null, developer).status()).isEqualTo(403);
        var silent = server.call("DELETE", prod, null, server.admin());
        assertThat(silent.json().get("code").asString()).isEqualTo("ReasonNeeded");
        var absent = server.call("DELETE", PODS + "none", null, developer);
        assertThat(absent.status()).isEqualTo(404);
        assertThat(absent.json().get("detail").asString()).contains("no pod 'none' in away/dev");
    }

    private static int deletions() {
        String all = server.call("GET", "/api/v1/projects/away/activity?size=200", null, developer)
                .body();
        return all.split("pod.deleted", -1).length;
    }

    private static String list(String kind, String version, String item) {
        return "{\"kind\":\"%s\",\"apiVersion\":\"%s\",\"metadata\":{\"resourceVersion\":\"7\"},\"items\":[%s]}"
                .formatted(kind, version, item);
    }

    private static final String STATUS =
            "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"status\":\"Failure\",\"code\":%d,\"message\":\"as the test wants\"}";

    private static final String POD = """
            {"kind":"Pod","apiVersion":"v1","metadata":{"name":"web-1","namespace":"away-dev","uid":"u-1",
            "resourceVersion":"5","labels":{"slipway.io/app":"web"},"ownerReferences":[{"apiVersion":"apps/v1",
            "kind":"ReplicaSet","name":"web-7d","uid":"r-1","controller":true}]},
            "spec":{"containers":[{"name":"web","image":"x"}]},
            "status":{"phase":"Running","conditions":[{"type":"Ready","status":"True"}]}}""";

    private static final String SERVICE = """
            {"kind":"Service","apiVersion":"v1","metadata":{"name":"web","namespace":"away-dev"},
            "spec":{"selector":{"slipway.io/app":"web"}}}""";

    private static final String BUDGET = """
            {"kind":"PodDisruptionBudget","apiVersion":"policy/v1","metadata":{"name":"web","namespace":"away-dev"},
            "spec":{"selector":{"matchLabels":{"slipway.io/app":"web"}}},"status":{"disruptionsAllowed":0}}""";
}
