package io.slipway.agent.router;

import static io.slipway.agent.router.KubeObjects.endpoint;
import static io.slipway.agent.router.KubeObjects.starting;
import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.api.node.RouteSpec;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class EndpointIndexTest {
    private static final RouteSpec WEB =
            new RouteSpec("r1", "web.localhost", "/", "local", "demo-dev", "web", 80, List.of());
    private final EndpointIndex index = new EndpointIndex();

    @Test
    void knowsNothingUntilBothListsCame() {
        index.replaceServices(List.of(service("10.96.0.9")));
        assertThat(index.target(WEB)).isEmpty();
        assertThat(index.replaceSlices(List.of())).contains(new ServiceKey("demo-dev", "web"));
        assertThat(index.target(WEB)).isPresent();
    }

    @Test
    void readyServesEndingDrainsStartingWaits() {
        known(slice(
                "s1",
                endpoint("10.0.0.1", "a", true, false),
                endpoint("10.0.0.2", "b", true, true),
                starting("10.0.0.3", "c")));
        assertThat(states()).containsExactly("10.0.0.1:8080 READY", "10.0.0.2:8080 DRAINING");
        assertThat(target().clusterIp()).isEqualTo(Endpoint.ready("10.96.0.9", 80));
    }

    @Test
    void theLastOnesServeToTheirEnd() {
        known(slice("s1", endpoint("10.0.0.2", "b", true, true), starting("10.0.0.3", "c")));
        assertThat(states()).containsExactly("10.0.0.2:8080 READY");
    }

    @Test
    void joinsSlicesAndSeesAPodInTwoOnce() {
        known(
                slice("s1", endpoint("10.0.0.1", "a", true, true)),
                slice("s2", endpoint("10.0.0.1", "a", true, false), endpoint("10.0.0.4", "d", true, false)));
        assertThat(states()).containsExactly("10.0.0.1:8080 READY", "10.0.0.4:8080 READY");
    }

    @Test
    void tellsOnlyWhatChanged() {
        known(slice("s1", endpoint("10.0.0.1", "a", true, false)));
        assertThat(index.put(slice("s1", endpoint("10.0.0.1", "a", true, false))))
                .isEmpty();
        assertThat(index.put(slice("s1", endpoint("10.0.0.1", "a", true, true))))
                .hasSize(1);
        assertThat(index.replaceSlices(List.of())).containsExactly(new ServiceKey("demo-dev", "web"));
        assertThat(index.replaceSlices(List.of())).isEmpty();
        assertThat(index.removeSlice(new ServiceKey("demo-dev", "s1"))).isEmpty();
    }

    @Test
    void namesWhatIsMissing() {
        known();
        assertThat(target().message()).isEqualTo("no pod of demo-dev/web is ready in cluster local");
        var other = new RouteSpec("r1", "web.localhost", "/", "local", "demo-dev", "web", 81, List.of());
        assertThat(index.target(other).orElseThrow().message()).contains("has no TCP port 81");
        index.removeService(new ServiceKey("demo-dev", "web"));
        assertThat(target().message()).contains("does not exist in cluster local");
    }

    @Test
    void leftOutConditionsMeanReady() {
        known(slice("s1", "{\"addresses\":[\"10.0.0.8\"],\"conditions\":{}}"));
        assertThat(states()).containsExactly("10.0.0.8:8080 READY");
    }

    private void known(KubeSlice... slices) {
        index.replaceServices(List.of(service("10.96.0.9")));
        index.replaceSlices(List.of(slices));
    }

    private Target target() {
        return index.target(WEB).orElseThrow();
    }

    private List<String> states() {
        return target().endpoints().stream()
                .map(e -> e.address() + " " + e.mode())
                .toList();
    }

    private static KubeService service(String ip) {
        return KubeService.of(json(KubeObjects.service("web", ip, 80)));
    }

    private static KubeSlice slice(String name, String... endpoints) {
        return KubeSlice.of(json(KubeObjects.slice(name, "web", 8080, endpoints)));
    }

    private static JsonNode json(String text) {
        return JsonMapper.builder().build().readTree(text);
    }
}
