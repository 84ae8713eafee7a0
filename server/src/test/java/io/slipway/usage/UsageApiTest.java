package io.slipway.usage;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.TestServer;
import io.slipway.access.Role;
import io.slipway.stub.Crowd;
import io.slipway.stub.StubCluster;
import io.slipway.stub.World;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Two nodes: one kubelet that answers, one that does not. */
class UsageApiTest {
    private static final String USAGE = "/api/v1/clusters/used/usage";
    private static TestServer server;
    private static StubCluster cluster;
    private static String developer;

    @BeforeAll
    static void start() throws IOException {
        server = TestServer.shared();
        cluster = new StubCluster(server, "used");
        World world = cluster.world();
        world.put("/api/v1/nodes", "/node-0", Crowd.node("node-0"));
        world.put("/api/v1/nodes", "/node-1", Crowd.node("node-1"));
        world.put(Crowd.PODS, "used-dev/" + Crowd.name(0), Crowd.pod("used-dev", 0, 0));
        world.put(Crowd.PODS, "other/" + Crowd.name(200), Crowd.pod("other", 200, 0));
        world.put(Crowd.PODS, "used-dev/" + Crowd.name(1), Crowd.pod("used-dev", 1, 0));
        world.answer("/api/v1/nodes/node-0/proxy/stats/summary", (m, q, b) -> new World.Said(200, SUMMARY));
        world.answer("/api/v1/nodes/node-1/proxy/stats/summary", (m, q, b) -> new World.Said(502, DOWN));
        cluster.attach();
        server.call("POST", "/api/v1/projects", Map.of("name", "used"), server.admin());
        server.call("POST", "/api/v1/projects/used/envs", Map.of("name", "dev", "cluster", "used"), server.admin());
        developer = server.person("used-dev", Role.DEVELOPER, "used");
        assertThat(StubCluster.comes(() -> get("/api/v1/clusters/used/pods", server.admin())
                                        .get("total")
                                        .asInt()
                                == 3
                        && get("/api/v1/clusters/used/nodes", server.admin())
                                        .get("total")
                                        .asInt()
                                == 2))
                .isTrue();
    }

    @AfterAll
    static void stop() throws IOException {
        server.call("DELETE", "/api/v1/projects/used/envs/dev?confirm=dev", null, server.admin());
        cluster.close();
    }

    @Test
    void aNodeThatDoesNotAnswerIsMarkedAndNotZero() {
        JsonNode usage = get(USAGE, server.admin());
        JsonNode well = usage.get("nodes").get(0);
        assertThat(well.get("cpu").asDouble()).isEqualTo(0.5);
        assertThat(well.get("memory").asLong()).isEqualTo(2_000_000);
        assertThat(well.get("images").asLong()).isEqualTo(7_000);
        assertThat(well.get("fault").isNull()).isTrue();
        JsonNode ill = usage.get("nodes").get(1);
        assertThat(ill.get("cpu").isNull()).isTrue();
        assertThat(ill.get("fault").asString()).contains("node-1").contains("dialing");
        assertThat(usage.get("pods")).as("a pod of node-1 has no figures").hasSize(2);
    }

    @Test
    void whoSeesAProjectSeesItsPodsOnly() {
        JsonNode usage = get(USAGE, developer);
        assertThat(usage.get("nodes")).isEmpty();
        assertThat(usage.get("pods")).hasSize(1);
        assertThat(usage.get("pods").get(0).get(2).asDouble()).isEqualTo(0.25);
        assertThat(server.call("GET", USAGE + "/nodes/node-0/images", null, developer)
                        .status())
                .isEqualTo(403);
    }

    @Test
    void measuresOnlyWhileSomebodyLooks() throws InterruptedException {
        AtomicInteger asked = new AtomicInteger();
        AtomicLong time = new AtomicLong();
        Sample sample = new Sample(java.time.Instant.EPOCH, new Sample.Used(1.0, 1L, 1L, 1L), 1L, 1L, Map.of());
        ClusterMeter meter = new ClusterMeter(
                () -> Set.of("a"),
                node -> {
                    asked.incrementAndGet();
                    return sample;
                },
                5,
                200,
                time::get);
        meter.awaitFirst();
        assertThat(StubCluster.comes(() -> asked.get() > 3)).isTrue();
        time.set(TimeUnit.MILLISECONDS.toNanos(201));
        int last = asked.get();
        assertThat(StubCluster.comes(() -> !asked(asked))).as("ends by itself").isTrue();
        assertThat(asked.get()).as("only what was under way is ended").isLessThanOrEqualTo(last + 1);
        assertThat(meter.look()).as("who comes later begins anew").isFalse();
    }

    /** False once it was not asked for a while. */
    private static boolean asked(AtomicInteger asked) {
        int before = asked.get();
        java.util.concurrent.locks.LockSupport.parkNanos(400_000_000);
        return asked.get() > before;
    }

    @Test
    void countersBecomeRates() {
        var before = new Sample.Used(1.0, 1L, 1_000L, null);
        var now = new Sample.Used(1.0, 1L, 21_000L, 5L);
        assertThat(Sample.rate(before, now, 10, Sample.Used::received)).isEqualTo(2_000);
        assertThat(Sample.rate(before, now, 10, Sample.Used::sent)).isNull();
        assertThat(Sample.rate(now, before, 10, Sample.Used::received))
                .as("began anew")
                .isNull();
        assertThat(Sample.rate(null, now, 10, Sample.Used::received)).isNull();
    }

    private static JsonNode get(String path, String token) {
        var answer = server.call("GET", path, null, token);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private static final String SUMMARY = """
            {"node":{"nodeName":"node-0","cpu":{"usageNanoCores":500000000},"memory":{"workingSetBytes":2000000},\
            "network":{"name":"eth0","rxBytes":10,"txBytes":20},"runtime":{"imageFs":{"usedBytes":7000,"capacityBytes":90000}}},\
            "pods":[{"podRef":{"name":"%s","namespace":"used-dev"},"cpu":{"usageNanoCores":250000000},"memory":{"workingSetBytes":1000}},\
            {"podRef":{"name":"%s","namespace":"other"},"cpu":{"usageNanoCores":1000},"memory":{"workingSetBytes":10}}]}""".formatted(Crowd.name(0), Crowd.name(200));

    private static final String DOWN = """
            {"kind":"Status","apiVersion":"v1","status":"Failure","code":502,"message":"error dialing backend: connection refused"}""";
}
