package io.slipway.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.slipway.api.Problem.Fault;
import io.slipway.core.Refusal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RuleTest {
    @Test
    void takesAddressesAndNames() {
        assertThatCode(() -> Rule.check(List.of(rule("10.0.0.7", 8080, "web.example.com/api")), 7800))
                .doesNotThrowAnyException();
    }

    @Test
    void tellsAllFaultsOfAllRules() {
        var refusal = catchThrowableOfType(
                Refusal.class,
                () -> Rule.check(
                        List.of(
                                rule("10.0.0.7", 8080, "UPPER.example.com"),
                                new Rule("a b", 99999, List.of(), null, 5, -1L)),
                        7800));
        assertThat(refusal.problem().faults())
                .extracting(Fault::field)
                .containsExactly("[0].uris", "[1].host", "[1].uris", "[1].weight", "[1].ttl");
    }

    @Test
    void thePlatformsOwnPartsAreNoBackends() {
        for (String own : List.of("127.0.0.1:7803", "localhost:7800", "2130706433:7880")) {
            assertThat(RouteWish.closed(own, 7800)).as(own).get().asString().contains("a part of Slipway itself");
        }
        assertThat(RouteWish.closed("127.0.0.1:9000", 7800)).isEmpty();
        assertThat(RouteWish.closed("10.0.0.7:7803", 7800)).isEmpty();
    }

    @Test
    void whatTrustsTheMachineIsNoBackend() {
        Map<String, String> closed = Map.of(
                "169.254.169.254:80", "link-local",
                "2852039166:80", "link-local",
                "224.0.0.1:80", "multicast",
                "0.0.0.0:9000", "no address of a machine",
                "0.0.0.1:9000", "reserved",
                "255.255.255.255:80", "reserved",
                "100.100.100.200:80", "metadata");
        closed.forEach((address, why) -> assertThat(RouteWish.closed(address, 7800))
                .as(address)
                .get()
                .asString()
                .startsWith("'" + address + "' ")
                .contains(why));
    }

    private static Rule rule(String host, int port, String uri) {
        return new Rule(host, port, List.of(uri), null, null, null);
    }
}
