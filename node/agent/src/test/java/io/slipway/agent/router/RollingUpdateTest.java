package io.slipway.agent.router;

import static io.slipway.agent.router.KubeObjects.endpoint;
import static io.slipway.agent.router.KubeObjects.service;
import static io.slipway.agent.router.KubeObjects.slice;
import static io.slipway.agent.router.KubeObjects.starting;
import static io.slipway.agent.router.KubeStub.SERVICES;
import static io.slipway.agent.router.KubeStub.SLICES;
import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.api.node.RouteSpec;
import io.slipway.api.node.RouterConfig;
import io.slipway.api.node.RouterStats;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A route follows the pods of a Service: real HAProxy, a cluster that only lists and watches. */
class RollingUpdateTest {
    private static final String HOST = "web.dev.demo.localhost";

    @TempDir
    Path data;

    private KubeStub kube;
    private RouterBed bed;
    private TinyServer old;
    private TinyServer next;

    @BeforeEach
    void start() throws Exception {
        int port = RouterBed.freePort();
        old = new TinyServer("old", "127.0.0.1", port);
        next = new TinyServer("next", "127.0.0.2", port);
        kube = new KubeStub(0);
        kube.put(SERVICES, "web", service("web", "None", 80));
        pods(endpoint("127.0.0.1", "old", true, false));
        bed = new RouterBed(data).withHaproxy();
        var config = new RouterConfig("local", kube.url(), "", "", "");
        assertThat(bed.call("PUT", "clusters/local", config).statusCode()).isEqualTo(200);
        bed.put(new RouteSpec("r1", HOST, "/", "local", "demo-dev", "web", 80, List.of()));
        bed.programmed("r1");
        bed.eventually("the old pod serves", () -> servers().equals(List.of("old ready")));
    }

    @AfterEach
    void stop() throws Exception {
        bed.close();
        kube.close();
        old.close();
        next.close();
    }

    @Test
    void podsAreFollowedWhileTheDiskTakesNoState() throws Exception {
        Path state = bed.settings.state();
        // Where the next state would be written lies something that is no file.
        Path blocked = Files.createDirectory(state.resolveSibling(state.getFileName() + ".next"));
        pods(endpoint("127.0.0.2", "next", true, false));
        bed.eventually("the new pod serves", () -> servers().equals(List.of("next ready")));
        assertThat(Files.readString(state)).doesNotContain("127.0.0.2");
        Files.delete(blocked);
        bed.eventually("the state is written", () -> Files.readString(state).contains("127.0.0.2"));
    }

    @Test
    void podsChangeUnderTrafficWithoutOneFailure() throws Exception {
        try (var traffic = new Traffic(bed.settings.port(), HOST, 8)) {
            bed.eventually("traffic", () -> traffic.sent() > 300);
            pods(endpoint("127.0.0.1", "old", true, false), starting("127.0.0.2", "next"));
            int before = traffic.sent();
            bed.eventually("more traffic", () -> traffic.sent() > before + 300);
            assertThat(traffic.servedBy("next")).as("a pod that is not ready").isZero();
            pods(endpoint("127.0.0.1", "old", true, false), endpoint("127.0.0.2", "next", true, false));
            bed.eventually("both serve", () -> traffic.servedBy("next") > 300);
            pods(endpoint("127.0.0.1", "old", true, true), endpoint("127.0.0.2", "next", true, false));
            bed.eventually("the old pod drains", () -> servers().contains("old draining"));
            int drained = traffic.servedBy("old");
            bed.eventually("traffic goes on", () -> traffic.servedBy("next") > 1_500);
            assertThat(traffic.servedBy("old")).isLessThanOrEqualTo(drained + 8);
            old.close();
            pods(endpoint("127.0.0.2", "next", true, false));
            bed.eventually("the old pod is gone", () -> servers().equals(List.of("next ready")));
            int after = traffic.sent();
            bed.eventually("traffic to the end", () -> traffic.sent() > after + 300);
            traffic.end();
            assertThat(traffic.failures()).isEmpty();
            assertThat(traffic.sent()).isGreaterThan(2_000);
        }
        assertThat(bed.status("r1").failed()).isZero();
    }

    @Test
    void lastKnownPodsServeWhileTheApiServerAndEverythingElseIsAway() throws Exception {
        kube.cut();
        bed.killHaproxy();
        bed.restartRouter();
        bed.withHaproxy();
        bed.programmed("r1");
        assertThat(bed.get(HOST, "/").body()).startsWith("old");
        bed.eventually(
                "the cluster is told as away",
                () -> stats().clusters().getFirst().state().equals("Away"));
    }

    @Test
    void whatARouteWaitsForIsTold() throws Exception {
        var lost = new RouteSpec("r2", "x.localhost", "/", "mars", "demo-dev", "web", 80, List.of());
        assertThat(bed.put(lost).message()).contains("put /router/clusters/mars");
        var typo = new RouteSpec("r3", "y.localhost", "/", "local", "demo-dev", "wob", 80, List.of());
        assertThat(bed.put(typo).message()).contains("demo-dev/wob does not exist");
        assertThat(bed.get("y.localhost", "/").status()).isEqualTo(503);
    }

    @Test
    void whenAllPodsAreEndingTheyServeToTheirEnd() throws Exception {
        pods(endpoint("127.0.0.1", "old", true, true));
        kube.put(SLICES, "other", slice("other", "other", 1, endpoint("127.0.0.9", "x", true, false)));
        bed.eventually("still serves", () -> servers().equals(List.of("old ready")));
        assertThat(bed.get(HOST, "/").body()).startsWith("old");
    }

    @Test
    void aPodIsInUseWithinFiftyMilliseconds() throws Exception {
        var took = new ArrayList<Long>();
        for (int i = 0; i < 10; i++) {
            boolean both = i % 2 == 0;
            long begin = System.nanoTime();
            if (both) {
                pods(endpoint("127.0.0.1", "old", true, false), endpoint("127.0.0.2", "next", true, false));
            } else {
                pods(endpoint("127.0.0.1", "old", true, false));
            }
            bed.eventually("followed", () -> servers().size() == (both ? 2 : 1));
            took.add((System.nanoTime() - begin) / 1_000_000);
        }
        took.sort(Long::compare);
        // The median, because other work on the machine may hold up one of them.
        assertThat(took.get(5)).as("milliseconds, all: " + took).isLessThan(50);
    }

    private RouterStats stats() throws Exception {
        return RouterBed.JSON.readValue(bed.call("GET", "stats", null).body(), RouterStats.class);
    }

    private List<String> servers() throws Exception {
        return bed.status("r1").servers().stream()
                .map(s -> s.pod() + " " + s.state())
                .toList();
    }

    private void pods(String... endpoints) throws Exception {
        kube.put(SLICES, "web-1", slice("web-1", "web", old.port(), endpoints));
    }
}
