package io.slipway.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.TestServer;
import io.slipway.access.Role;
import io.slipway.stub.Crowd;
import io.slipway.stub.StubCluster;
import io.slipway.stub.World;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Apps of a cluster that are held: by us, or by somebody with kubectl. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PauseTest {
    private static final String WEB = "/api/v1/projects/hold/envs/dev/apps/web";
    private static final String DEPLOYMENTS = "/apis/apps/v1/deployments";
    private TestServer server;
    private StubCluster cluster;
    private String developer;

    @BeforeAll
    void start() throws IOException {
        server = TestServer.shared();
        cluster = new StubCluster(server, "hold");
        World world = cluster.world();
        world.put("/api/v1/namespaces", "/hold-dev", Crowd.plain("", "hold-dev"));
        world.answer("/apis/apps/v1/namespaces/hold-dev/deployments/web", (m, q, body) -> {
            if (m.equals("PATCH")) {
                assertThat(q.get("fieldManager")).isEqualTo("slipway-pause");
                String mark = body.replaceFirst(".*\"slipway.io/paused\":(null|\"[^\"]*\").*", "$1");
                show(body.contains("\"paused\":true"), mark.equals("null") ? "\"\"" : mark);
            }
            return new World.Said(200, deployment(false, "\"\""));
        });
        cluster.attach();
        server.call("POST", "/api/v1/projects", Map.of("name", "hold"), server.admin());
        for (String env : List.of("dev", "prod")) {
            server.call(
                    "POST",
                    "/api/v1/projects/hold/envs",
                    Map.of("name", env, "envClass", env, "cluster", "hold"),
                    server.admin());
        }
        server.bean(JdbcClient.class)
                .sql(
                        "insert into app values (gen_random_uuid(), 'hold', 'web', 'g', '/g', 'main', '.', null, 'jib', 8080,"
                                + " false, now())")
                .update();
        developer = server.person("hold-dev", Role.DEVELOPER, "hold");
    }

    @AfterAll
    void stop() throws IOException {
        for (String env : List.of("dev", "prod")) {
            server.call("DELETE", "/api/v1/projects/hold/envs/" + env + "?confirm=" + env, null, server.admin());
        }
        cluster.close();
    }

    @BeforeEach
    void going() {
        show(false, "\"\"");
        assertThat(StubCluster.comes(() -> desired() == 3 && paused().isNull())).isTrue();
    }

    @Test
    void whatIsHeldSaysByWhomAndTakesNoRollouts() {
        var held = server.call("POST", WEB + "/pause", Map.of("reason", "a look"), developer);
        assertThat(held.status()).as(held.body()).isEqualTo(200);
        assertThat(held.json().get("paused").get("by").asString()).isEqualTo("hold-dev");
        assertThat(held.json().get("paused").get("reason").asString()).isEqualTo("a look");
        assertThat(held.json().get("answer").asString()).contains("paused by hold-dev since");
        for (String act : List.of("deploy", "rollback", "restart")) {
            var refused = server.call("POST", WEB + "/" + act, Map.of(), developer);
            assertThat(refused.status()).as(act).isEqualTo(409);
            assertThat(refused.json().get("detail").asString()).contains("web in hold/dev is paused by hold-dev");
            assertThat(refused.json().get("nextStep").asString()).contains("resume web");
        }
        var again = server.call("POST", WEB + "/pause", Map.of(), developer);
        assertThat(again.json().get("detail").asString()).contains("is paused already");
        var resumed = server.call("POST", WEB + "/resume", Map.of(), developer);
        assertThat(resumed.status()).as(resumed.body()).isEqualTo(200);
        assertThat(resumed.json().get("paused").isNull()).isTrue();
        assertThat(server.call("GET", "/api/v1/projects/hold/activity", null, developer)
                        .body())
                .contains("rollout.paused")
                .contains("rollout.resumed")
                .contains("a look");
    }

    @Test
    void aPauseByKubectlCountsWithoutAName() {
        show(true, "\"\"");
        assertThat(StubCluster.comes(() -> !paused().isNull())).isTrue();
        assertThat(paused().get("by").isNull()).isTrue();
        var refused = server.call("POST", WEB + "/restart", Map.of(), developer);
        assertThat(refused.json().get("detail").asString()).contains("paused outside of Slipway");
    }

    @Test
    void aTrialPausesNothing() {
        var tried = server.call("POST", WEB + "/pause?dryRun=true", Map.of(), developer);
        assertThat(tried.status()).as(tried.body()).isEqualTo(200);
        assertThat(tried.json().get("would").get(0).get("event").asString()).isEqualTo("rollout.paused");
        assertThat(paused().isNull()).isTrue();
        var none = server.call("POST", WEB + "/resume", Map.of(), developer);
        assertThat(none.json().get("detail").asString()).contains("is not paused");
        var prod = server.call("POST", WEB.replace("/dev/", "/prod/") + "/pause", Map.of(), server.admin());
        assertThat(prod.json().get("code").asString()).isEqualTo("ReasonNeeded");
    }

    private tools.jackson.databind.JsonNode paused() {
        return server.call("GET", WEB, null, developer).json().get("paused");
    }

    private int desired() {
        return server.call("GET", WEB, null, developer).json().get("desired").asInt();
    }

    private void show(boolean paused, String mark) {
        cluster.world().put(DEPLOYMENTS, "hold-dev/web", deployment(paused, mark));
    }

    private static String deployment(boolean paused, String mark) {
        String annotations = mark.equals("\"\"") ? "{}" : "{\"slipway.io/paused\":" + mark + "}";
        return """
                {"kind":"Deployment","apiVersion":"apps/v1","metadata":{"name":"web","namespace":"hold-dev","uid":"d-1",
                "resourceVersion":"@","generation":1,"annotations":%s,"labels":{"slipway.io/app":"web"}},
                "spec":{"replicas":3,"paused":%s,"selector":{"matchLabels":{"slipway.io/app":"web"}},
                "template":{"metadata":{"labels":{"slipway.io/app":"web"}},"spec":{"containers":[{"name":"web","image":"x"}]}}},
                "status":{"observedGeneration":1,"replicas":3,"readyReplicas":3}}""".formatted(annotations, paused);
    }
}
