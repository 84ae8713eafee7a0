package io.slipway.e2e.chaos;

import static io.slipway.e2e.Platform.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * One kill at each edge of each step. All edges of one kind are come by in one operation, which is
 * killed as often: the next edge is armed while the server is still dead.
 */
@ExtendWith(Site.Given.class)
class FailpointsChaos {
    private static final Duration HEALS = Duration.ofMinutes(2);

    @TestFactory
    Stream<DynamicTest> rollout(Site site) {
        List<String> edges = Failpoints.of(
                "rollout",
                List.of("apply", "progress", "prove"),
                List.of("apply/committed", "apply/routed", "apply/written"));
        String wish = "\"config\": {\"ANSWER\": \"points\"}";
        return chain(site, Act.rollout, new RolloutDeed(site, "dev", "deploy", key("rollout"), wish), edges);
    }

    @TestFactory
    Stream<DynamicTest> build(Site site) {
        List<String> steps = List.of("queue", "clone", "compile", "layer", "push", "record");
        List<String> edges = Failpoints.of("build", steps, List.of("record/listed"));
        return chain(site, Act.build, new BuildDeed(site, key("build")), edges);
    }

    @TestFactory
    Stream<DynamicTest> ship(Site site) {
        List<String> edges = Failpoints.of("ship", List.of("build", "deploy"), List.of("build/started"));
        return chain(site, Act.ship, new ShipDeed(site, key("ship")), edges);
    }

    private static String key(String kind) {
        return "points-" + kind + "-" + Long.toString(System.nanoTime() & 0xffffff, 36);
    }

    private static Stream<DynamicTest> chain(Site site, Act act, Deed deed, List<String> edges) {
        Failpoints points = new Failpoints(site.platform.data);
        Visits.Since visitors = Visits.begin(site.visitors);
        List<Instant> deaths = new ArrayList<>();
        Stream<DynamicTest> kills = edges.stream()
                .map(edge -> DynamicTest.dynamicTest(edge, () -> {
                    points.arm(edge);
                    if (edge.equals(edges.getFirst())) deed.begin();
                    if (edge.equals(edges.get(1))) deed.again();
                    deaths.add(points.awaitDeath(edge));
                    assertThat(site.oracle.halfTags()).isEmpty();
                }));
        DynamicTest judgement = DynamicTest.dynamicTest("all is well after " + act, () -> {
            List<String> faults = new ArrayList<>(deed.end());
            await(
                    "all parts are ready again",
                    HEALS,
                    () -> site.platform.status().exit() == 0);
            Visits visits = visitors.end();
            faults.addAll(visits.faults());
            faults.addAll(site.oracle.faults());
            Figures.add(Figures.failpoints(site, act, deed.operation(), deaths, visits, faults));
            assertThat(faults).isEmpty();
        });
        return Stream.concat(kills, Stream.of(judgement));
    }
}
