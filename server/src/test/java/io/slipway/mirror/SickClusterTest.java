package io.slipway.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.TestServer;
import io.slipway.stub.Crowd;
import io.slipway.stub.Line;
import io.slipway.stub.Mischief;
import io.slipway.stub.StubServer;
import io.slipway.stub.World;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Two clusters, one of them behind a line that swallows all: the other one and all lists go on as if nothing were. */
class SickClusterTest {
    private static final List<String> LISTS = List.of(
            "/api/v1/clusters",
            "/api/v1/clusters/hale/pods?q=app-1",
            "/api/v1/clusters/sick/pods",
            "/api/v1/clusters/sick/pods/table");
    private static final Duration ANSWER = Duration.ofSeconds(2);

    private final TestServer server;
    private StubServer stub;
    private Line line;
    private World sick;

    SickClusterTest() throws IOException {
        server = TestServer.shared();
    }

    @BeforeEach
    void attachBoth() throws IOException {
        stub = new StubServer(0);
        line = new Line(stub.port());
        Crowd.fill(stub.add("hale", new Mischief(-1)), 100, 20);
        sick = stub.add("sick", new Mischief(-1));
        Crowd.fill(sick, 100, 20);
        attach("hale", stub.port());
        attach("sick", line.port());
        await(
                20,
                () -> pods("hale") == 100
                        && pods("sick") == 100
                        && state("sick").equals("Connected"));
    }

    @AfterEach
    void detachBoth() throws IOException {
        for (String name : List.of("hale", "sick")) {
            server.call("DELETE", "/api/v1/clusters/" + name, null, server.admin());
        }
        line.close();
        stub.close();
    }

    @Test
    void oneBlackHoleSlowsNoListAndHealsInTenSeconds() throws IOException {
        line.silent(true);
        sick.put(Crowd.PODS, "team-0/dark", Crowd.pod("team-0", 7_777, 0));
        double marked = await(25, () -> {
            LISTS.forEach(this::answersAtOnce);
            return state("sick").equals("Lost");
        });
        assertThat(state("hale")).isEqualTo("Connected");
        assertThat(get("/api/v1/clusters/sick").get("message").asString()).isNotBlank();
        assertThat(get("/api/v1/clusters/sick/pods/table").get("notice").asString())
                .contains("is lost since");
        assertThat(get("/api/v1/clusters/hale/pods/table").get("notice").isNull())
                .isTrue();
        line.silent(false);
        double healed = await(30, () -> state("sick").equals("Connected") && pods("sick") == 101);
        System.out.printf("  black hole: marked after %.1f s, healed after %.1f s%n", marked, healed);
    }

    @Test
    void oneThatDoesNotKnowUsIsMarkedAndComesBackWithNewCredentials() {
        sick.front().stranger(true);
        await(25, () -> state("sick").equals("Lost"));
        assertThat(get("/api/v1/clusters/sick").get("message").asString()).contains("know our user");
        sick.front().stranger(false);
        var renewed = server.call(
                "PUT",
                "/api/v1/clusters/sick/kubeconfig",
                Map.of("kubeconfig", kubeconfig("sick", line.port(), "fresh")),
                server.admin());
        assertThat(renewed.status()).as(renewed.body()).isEqualTo(200);
        await(30, () -> state("sick").equals("Connected"));
    }

    @Test
    void oneThatIsNotReadyIsDegradedAndSaysWhy() {
        sick.front().unready("[+]ping ok\n[-]etcd failed: reason withheld\nreadyz check failed");
        await(25, () -> state("sick").equals("Degraded"));
        assertThat(get("/api/v1/clusters/sick").get("message").asString())
                .isEqualTo("the API server is not ready: [-]etcd failed: reason withheld");
        sick.front().unready(null);
        await(30, () -> state("sick").equals("Connected"));
        sick.front().version("v1.36.9");
        await(30, () -> get("/api/v1/clusters/sick").get("version").asString().equals("v1.36.9"));
        assertThat(get("/api/v1/clusters/sick").get("latencyMillis").asInt()).isLessThan(4_000);
        assertThat(get("/api/v1/clusters/sick").get("readyNodes").asInt()).isEqualTo(2);
    }

    private void answersAtOnce(String path) {
        long from = System.nanoTime();
        assertThat(server.call("GET", path, null, server.admin()).status()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - from)).as(path).isLessThan(ANSWER);
    }

    private void attach(String name, int port) {
        var answer = server.call(
                "POST",
                "/api/v1/clusters",
                Map.of("name", name, "kubeconfig", kubeconfig(name, port, "stub")),
                server.admin());
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    }

    private static String kubeconfig(String name, int port, String token) {
        return """
                apiVersion: v1
                kind: Config
                clusters: [{name: stub, cluster: {server: "http://127.0.0.1:%d/%s"}}]
                users: [{name: stub, user: {token: %s}}]
                contexts: [{name: stub, context: {cluster: stub, user: stub}}]
                current-context: stub
                """.formatted(port, name, token);
    }

    private String state(String cluster) {
        return get("/api/v1/clusters/" + cluster).get("state").asString();
    }

    private int pods(String cluster) {
        return get("/api/v1/clusters/" + cluster + "/pods?size=1").get("total").asInt();
    }

    private JsonNode get(String path) {
        return server.call("GET", path, null, server.admin()).json();
    }

    /** Seconds until it was so. */
    private static double await(int most, BooleanSupplier wanted) {
        long from = System.nanoTime();
        while (!wanted.getAsBoolean()) {
            assertThat(System.nanoTime() - from).as("within %d s", most).isLessThan(TimeUnit.SECONDS.toNanos(most));
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
        return (System.nanoTime() - from) / 1e9;
    }
}
