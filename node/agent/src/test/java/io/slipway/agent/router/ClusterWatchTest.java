package io.slipway.agent.router;

import static io.slipway.agent.router.KubeObjects.endpoint;
import static io.slipway.agent.router.KubeObjects.service;
import static io.slipway.agent.router.KubeObjects.slice;
import static io.slipway.agent.router.KubeStub.SERVICES;
import static io.slipway.agent.router.KubeStub.SLICES;
import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.api.node.RouteSpec;
import io.slipway.api.node.RouterConfig;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClusterWatchTest {
    private static final RouteSpec WEB =
            new RouteSpec("r1", "web.localhost", "/", "local", "demo-dev", "web", 80, List.of());
    private static final WatchTimes QUICK =
            new WatchTimes(Duration.ofSeconds(1), Duration.ofMillis(700), Duration.ofMillis(10), Duration.ofMillis(50));
    private final AtomicInteger changes = new AtomicInteger();
    private KubeStub kube;
    private ClusterWatch watch;

    @BeforeEach
    void start() throws Exception {
        kube = new KubeStub(0);
        kube.put(SERVICES, "web", service("web", "10.96.0.9", 80));
        pods("10.0.0.1");
        watch = new ClusterWatch(
                new RouterConfig("local", kube.url(), "", "", ""), QUICK, keys -> changes.incrementAndGet());
        assertThat(watch.target(WEB))
                .as("nothing is known before the first list")
                .isEmpty();
        watch.start();
        seen("10.0.0.1");
    }

    @AfterEach
    void stop() {
        watch.close();
        kube.close();
    }

    @Test
    void followsEachChange() throws Exception {
        pods("10.0.0.1", "10.0.0.2");
        seen("10.0.0.1", "10.0.0.2");
        kube.remove(SLICES, "web-1");
        seen();
        assertThat(watch.target(WEB).flatMap(t -> Optional.ofNullable(t.message())))
                .hasValueSatisfying(m -> assertThat(m).contains("no pod of demo-dev/web is ready"));
    }

    @Test
    void repeatedEventsAndBookmarksChangeNothing() throws Exception {
        kube.repeatAndMark();
        int before = changes.get();
        kube.repeatAndMark();
        pods("10.0.0.3");
        seen("10.0.0.3");
        // What is seen is written before the change is told.
        await("the change is told", () -> changes.get() > before);
        assertThat(changes.get()).isEqualTo(before + 1);
    }

    @Test
    void whatAnAwayServerKnewStaysAndWhatItLearntComes() throws Exception {
        int port = kube.port();
        int lists = kube.lists();
        kube.cut();
        await("the loss is noticed", () -> watch.watches().stream().allMatch(w -> w.fault() != null));
        seen("10.0.0.1");
        pods("10.0.0.4");
        kube.open(port);
        seen("10.0.0.4");
        assertThat(kube.lists()).as("goes on from the last version").isEqualTo(lists);
    }

    @Test
    void listsAgainWhenItsVersionIsGone() throws Exception {
        int port = kube.port();
        int lists = kube.lists();
        kube.cut();
        kube.remove(SLICES, "web-1");
        kube.put(SLICES, "web-2", slice("web-2", "web", 8080, endpoint("10.0.0.5", "e", true, false)));
        kube.compact();
        kube.open(port);
        seen("10.0.0.5");
        assertThat(kube.lists()).isGreaterThan(lists);
    }

    @Test
    void aSilentServerIsAskedAnew() throws Exception {
        await("both watch", () -> kube.watchers() == 2);
        await("each connection is given up in silence", () -> kube.watchers() >= 4);
        pods("10.0.0.6");
        seen("10.0.0.6");
    }

    private void pods(String... ips) throws Exception {
        var endpoints = new String[ips.length];
        for (int i = 0; i < ips.length; i++) {
            endpoints[i] = endpoint(ips[i], "pod-" + i, true, false);
        }
        kube.put(SLICES, "web-1", slice("web-1", "web", 8080, endpoints));
    }

    private void seen(String... ips) throws Exception {
        var wanted = List.of(ips);
        await(
                "endpoints " + wanted,
                () -> watch.target(WEB)
                        .map(t -> t.endpoints().stream().map(Endpoint::host).toList())
                        .filter(wanted::equals)
                        .isPresent());
    }

    private static void await(String what, RouterBed.Check check) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!check.holds()) {
            assertThat(System.nanoTime()).as("in time: " + what).isLessThan(end);
            Pause.millis(2);
        }
    }
}
