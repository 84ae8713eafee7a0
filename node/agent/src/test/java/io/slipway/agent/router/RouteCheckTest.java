package io.slipway.agent.router;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.api.Problem.Fault;
import io.slipway.api.node.RouteSpec;
import io.slipway.api.node.RouterConfig;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RouteCheckTest {
    @Test
    void takesAServiceAndPlainAddresses() {
        assertThat(faults("web.dev.shop.localhost", "/")).isEmpty();
        assertThat(faults("web", "/api/v1.0/~x")).isEmpty();
        assertThat(RouteCheck.faults("r1", plain("10.0.0.7:8080", "vm-1.corp:80")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a b",
                "a\nb",
                "a\r\ndel map x",
                "a;show info",
                "Web",
                "web:80",
                "-a",
                "a-",
                "a..b",
                ".a",
                "a.",
                "*",
                "*.a",
                "a\\ b",
                "a#b",
                "a\"b",
                "a'b",
                "a%[src]",
                "a/b",
                "a\u0000",
                "中文"
            })
    void refusesHosts(String host) {
        assertThat(faults(host, "/")).extracting(Fault::field).containsExactly("host");
    }

    @Test
    void refusesOverlongHosts() {
        assertThat(faults("a".repeat(64), "/")).hasSize(1);
        assertThat(faults("a23456789.".repeat(26) + "a", "/")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "api", "/a b", "/a\n", "/a\r\nx", "/a;b", "//", "/a//b", "/..", "/a/../b", "/.", "/a?b", "/a#b",
                "/%2e", "/\\", "/a\"", "/a'", "/{x}", "/中"
            })
    void refusesPaths(String path) {
        assertThat(faults("a.localhost", path)).extracting(Fault::field).containsExactly("path");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "10.0.0.7",
                "10.0.0.7:",
                "10.0.0.7:0",
                "10.0.0.7:65536",
                "10.0.0.7:8080 backup",
                "a b:80",
                ":80",
                "a:080"
            })
    void refusesAddresses(String address) {
        assertThat(RouteCheck.faults("r1", plain(address)))
                .extracting(Fault::field)
                .containsExactly("addresses[0]");
    }

    @Test
    void tellsAllFaultsAtOnce() {
        var bad = new RouteSpec("other", "a b", "x", "C!", "n_s", "S", 0, List.of());
        assertThat(RouteCheck.faults("r1", bad))
                .extracting(Fault::field)
                .containsExactly("id", "host", "path", "cluster", "namespace", "service", "port");
        var both = new RouteSpec("r1", "a", "/", "local", "ns", "s", 80, List.of("10.0.0.7:1", "10.0.0.7:1"));
        assertThat(RouteCheck.faults("r1", both)).extracting(Fault::field).containsExactly("addresses", "addresses[1]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "http://10.0.0.1:6443",
                "ftp://x",
                "https://",
                "https://u:p@x",
                "https://x/path",
                "https://x?q",
                "not a url"
            })
    void refusesApiServers(String url) {
        var config = new RouterConfig("local", url, "/", "/", "/");
        assertThat(RouteCheck.faults("local", config)).extracting(Fault::field).contains("apiServer");
    }

    @Test
    void wantsReadableFiles() {
        var config = new RouterConfig("local", "https://10.99.1.2:6443", "/nowhere/ca", "cert.pem", "");
        assertThat(RouteCheck.faults("local", config)).extracting(Fault::field).containsExactly("ca", "cert", "key");
    }

    private static List<Fault> faults(String host, String path) {
        return RouteCheck.faults("r1", new RouteSpec("r1", host, path, "local", "shop-dev", "web", 80, List.of()));
    }

    private static RouteSpec plain(String... addresses) {
        return new RouteSpec("r1", "a.localhost", "/", null, null, null, 0, List.of(addresses));
    }
}
