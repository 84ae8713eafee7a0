package io.slipway.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.TestServer;
import io.slipway.access.Role;
import io.slipway.api.Autoscale;
import io.slipway.api.Autoscale.Bounds;
import io.slipway.stub.Crowd;
import io.slipway.stub.StubCluster;
import io.slipway.stub.World;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What may be asked of an autoscaler, and what is told of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AutoscaleTest {
    private static final String WEB = "/api/v1/projects/follow/envs/dev/apps/web";
    private TestServer server;
    private StubCluster cluster;
    private JdbcClient db;
    private String developer;

    @BeforeAll
    void start() throws IOException {
        server = TestServer.shared();
        db = server.bean(JdbcClient.class);
        cluster = new StubCluster(server, "follow");
        World world = cluster.world();
        world.put("/api/v1/namespaces", "/follow-dev", Crowd.plain("", "follow-dev"));
        world.answer("/apis/metrics.k8s.io", (m, q, b) -> new World.Said(404, "{\"kind\":\"Status\",\"code\":404}"));
        world.answer(
                "/apis/autoscaling/v2/namespaces/follow-dev/horizontalpodautoscalers/web",
                (m, q, b) -> new World.Said(200, SCALER));
        cluster.attach();
        server.call("POST", "/api/v1/projects", Map.of("name", "follow"), server.admin());
        server.call("POST", "/api/v1/projects/follow/envs", Map.of("name", "dev", "cluster", "follow"), server.admin());
        db.sql("insert into app values (gen_random_uuid(), 'follow', 'web', 'g', '/g', 'main', '.', null, 'jib', 8080,"
                        + " false, now())")
                .update();
        db.sql(
                        "insert into revision values (gen_random_uuid(), 'follow', 'dev', 'web', 4, 'sha256:00',"
                                + " '127.0.0.1:1/x/web', '1', 'abc', null, 8080, '{}', 'c', 0, 't', null, 1, 'me', null, now())")
                .update();
        db.sql("insert into serving values ('follow', 'dev', 'web', 4, null, 'mark', 2, now())")
                .update();
        developer = server.person("follow-dev", Role.DEVELOPER, "follow");
    }

    @AfterAll
    void stop() throws IOException {
        server.call("DELETE", "/api/v1/projects/follow/envs/dev?confirm=dev", null, server.admin());
        cluster.close();
    }

    @Test
    void tellsWhatItIsAndThatTheClusterCannotMeasure() {
        JsonNode told = server.call("GET", WEB + "/autoscale", null, developer).json();
        assertThat(told.get("metrics").asBoolean()).isFalse();
        assertThat(told.get("warning").asString()).contains("no metrics API").contains("follow");
        JsonNode state = told.get("state");
        assertThat(state.get("desired").asInt()).isEqualTo(3);
        assertThat(state.get("lastScale").asString()).isEqualTo("2026-11-21T22:00:00Z");
        assertThat(state.get("metrics").get(0).get("target").asInt()).isEqualTo(70);
        assertThat(state.get("conditions").get(0).get("reason").asString()).isEqualTo("FailedGetResourceMetric");
        assertThat(told.get("cpuRequest").asString()).isEqualTo("150m");
    }

    @Test
    void isTriedLikeEveryRollout() {
        var tried = server.call(
                "PUT", WEB + "/autoscale?dryRun=true", Map.of("min", 2, "max", 5, "reason", "load"), developer);
        assertThat(tried.status()).as(tried.body()).isEqualTo(200);
        JsonNode would = tried.json().get("would");
        assertThat(would.get(0).get("event").asString()).isEqualTo("app.autoscaled");
        assertThat(would.get(0).get("data").get("bounds").get("cpu").asInt()).isEqualTo(70);
        assertThat(would.get(1).get("data").get("kind").asString()).isEqualTo("autoscale");
        var bad = server.call("PUT", WEB + "/autoscale", Map.of("min", 3, "max", 2, "cpu", 0), developer);
        assertThat(bad.status()).isEqualTo(400);
        assertThat(bad.body()).contains("max is 3 to 200").contains("give cpu or memory");
        var none = server.call("DELETE", WEB + "/autoscale", null, developer);
        assertThat(none.status()).isEqualTo(409);
        assertThat(none.json().get("nextStep").asString()).contains("autoscale web --max");
    }

    @Test
    void aScaleAgainstItSaysWhoWins() {
        db.sql("insert into autoscale(project, env, app, bounds, rollout, actor, changed) values"
                        + " ('follow', 'dev', 'web', '{\"min\":2,\"max\":5,\"cpu\":70,\"upSeconds\":0,\"downSeconds\":300}',"
                        + " ?, 'me', now())")
                .param(UUID.randomUUID())
                .update();
        try {
            var refused = server.call("POST", WEB + "/scale", Map.of("replicas", 4), developer);
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.json().get("detail").asString()).contains("2 to 5");
            assertThat(refused.json().get("nextStep").asString()).contains("--force");
            for (Map<String, Object> wish : java.util.List.<Map<String, Object>>of(
                    Map.of("replicas", 0), Map.of("replicas", 4, "force", true))) {
                var tried = server.call("POST", WEB + "/scale?dryRun=true", wish, developer);
                assertThat(tried.status()).as(tried.body()).isEqualTo(200);
            }
            var more = server.call("PUT", WEB + "/autoscale?dryRun=true", Map.of("max", 9), developer);
            assertThat(more.body()).contains("\"min\":2").contains("\"max\":9");
        } finally {
            db.sql("delete from autoscale where project = 'follow'").update();
        }
    }

    @Test
    void whatIsNotNamedStays() {
        Bounds before = new Bounds(2, 5, 70, null, 0, 300);
        assertThat(new Autoscale.Wish(null, 8, 0, 80, null, 60, null).over(before))
                .isEqualTo(new Bounds(2, 8, null, 80, 0, 60));
        assertThat(new Autoscale.Wish(2, null, null, null, null, null, null).over(null))
                .isEqualTo(new Bounds(2, 2, 70, null, 0, 300));
        assertThat(before.hold(9)).isEqualTo(5);
    }

    @Test
    void whatCouldNotBeBroughtIsAskedForNoMore() {
        AutoscaleStore store = server.bean(AutoscaleStore.class);
        UUID first = UUID.randomUUID();
        UUID second = UUID.randomUUID();
        Bounds bounds = new Bounds(1, 2, 70, null, 0, 300);
        var actor = io.slipway.core.Actor.SYSTEM;
        store.set("follow", "dev", "gone", new AutoscaleStore.Change(bounds, first, actor, null));
        store.set("follow", "dev", "gone", new AutoscaleStore.Change(null, second, actor, null));
        store.revert(first);
        assertThat(store.bounds("follow", "dev", "gone")).isEmpty();
        store.revert(second);
        store.revert(second);
        assertThat(store.bounds("follow", "dev", "gone")).contains(bounds);
    }

    private static final String SCALER = """
            {"kind":"HorizontalPodAutoscaler","apiVersion":"autoscaling/v2","metadata":{"name":"web",
            "namespace":"follow-dev"},"spec":{"minReplicas":2,"maxReplicas":5,"scaleTargetRef":{"kind":"Deployment",
            "name":"web"},"metrics":[{"type":"Resource","resource":{"name":"cpu","target":{"type":"Utilization",
            "averageUtilization":70}}}]},"status":{"currentReplicas":2,"desiredReplicas":3,"currentMetrics":null,
            "lastScaleTime":"2026-11-21T22:00:00Z","conditions":[{"type":"ScalingActive","status":"False",
            "reason":"FailedGetResourceMetric","message":"no metrics"}]}}""";
}
