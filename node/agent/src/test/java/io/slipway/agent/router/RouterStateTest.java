package io.slipway.agent.router;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.api.node.RouteSpec;
import io.slipway.api.node.RouterConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RouterStateTest {
    private static final Target TARGET = new Target(
            List.of(
                    new Endpoint("10.0.0.1", 8080, Endpoint.Mode.READY, "web-1"),
                    new Endpoint("10.0.0.2", 8080, Endpoint.Mode.DRAINING, "web-0")),
            Endpoint.ready("10.96.0.9", 80),
            null);

    @TempDir
    Path data;

    @Test
    void keepsAllAcrossTheFile() throws IOException {
        var state = RouterState.empty(3)
                .with(new RouterConfig("local", "https://10.99.1.2:6443", "/ca", "/cert", "/key"))
                .with(entry("r1", "a.localhost", "/", 0))
                .with(entry("r2", "a.localhost", "/api", 1));
        var file = new StateFile(data.resolve("router/state.json"));
        file.save(state);
        assertThat(file.load(3)).isEqualTo(state);
        assertThat(file.load(10).pool()).as("a larger setting").isGreaterThanOrEqualTo(10);
        assertThat(data.resolve("router/state.json.next")).doesNotExist();
    }

    @Test
    void beginsEmptyAndRefusesDamage() throws IOException {
        var path = data.resolve("state.json");
        assertThat(new StateFile(path).load(7)).isEqualTo(RouterState.empty(7));
        Files.writeString(path, "{\"pool\":");
        assertThatThrownBy(() -> new StateFile(path).load(7))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(path.toString())
                .hasMessageContaining("move it away");
    }

    @Test
    void slotsAreTakenOnceAndThePoolGrows() {
        var state = RouterState.empty(2).with(entry("r1", "a", "/", 0)).with(entry("r2", "b", "/", 1));
        assertThat(state.freeSlot()).isEqualTo(2);
        assertThat(state.holding(2).pool()).isEqualTo(2 + RouterState.GROWTH);
        assertThat(state.without("r1").freeSlot()).isZero();
    }

    @Test
    void aHostAndPathHaveOneOwner() {
        var state = RouterState.empty(2).with(entry("r1", "a", "/x", 0));
        assertThat(state.clash(entry("r2", "a", "/x", 1))).isPresent();
        assertThat(state.clash(entry("r1", "a", "/x", 0))).as("itself").isEmpty();
        assertThat(state.clash(entry("r2", "a", "/xy", 1))).isEmpty();
    }

    @Test
    void theConfigurationHoldsServersAndMaps() {
        var state = RouterState.empty(2).with(entry("r1", "a.localhost", "/api", 1));
        var text = HaproxyConfig.render(RouterSettings.of(data, 7880), state);
        assertThat(text)
                .contains("bind 127.0.0.1:7880\n")
                .contains("map_beg(" + data.resolve("router/hosts.map") + ",unknown)")
                .contains("backend p0\nbackend p1\n  server e-10.0.0.1-8080 10.0.0.1:8080 weight 100 check")
                .contains("  server e-10.0.0.2-8080 10.0.0.2:8080 weight 0 check")
                .contains("  server b-10.96.0.9-80 10.96.0.9:80 weight 100")
                .doesNotContain("%(");
        assertThat(HaproxyConfig.mapFile(HaproxyConfig.hosts(state))).isEqualTo("a.localhost/api/ p1\n");
        assertThat(HaproxyConfig.mapFile(HaproxyConfig.names(state))).isEqualTo("p1 a.localhost/api\n");
    }

    @Test
    void settingsThatHaproxyCannotHoldAreRefused() {
        assertThatThrownBy(() -> RouterSettings.of(Path.of("/tmp/a b"), 1)).hasMessageContaining("/tmp/a b");
        assertThatThrownBy(() -> RouterSettings.of(Path.of("/" + "a".repeat(80)), 1))
                .hasMessageContaining("too long");
    }

    @Test
    void countersSurviveARestartOfHaproxy() {
        assertThat(new Counters(10, 2).since(new Counters(4, 1))).isEqualTo(new Counters(6, 1));
        assertThat(new Counters(3, 0).since(new Counters(4, 1))).isEqualTo(new Counters(3, 0));
    }

    private static Entry entry(String id, String host, String path, int slot) {
        var spec = new RouteSpec(id, host, path, "local", "demo-dev", "web", 80, List.of());
        return new Entry(spec, slot, TARGET, Counters.ZERO);
    }
}
