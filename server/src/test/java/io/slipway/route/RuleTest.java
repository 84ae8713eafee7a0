package io.slipway.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.slipway.api.Problem.Fault;
import io.slipway.core.Refusal;
import java.util.List;
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
        assertThat(RouteWish.ownPart("127.0.0.1:7803", 7800)).isTrue();
        assertThat(RouteWish.ownPart("localhost:7800", 7800)).isTrue();
        assertThat(RouteWish.ownPart("127.0.0.1:9000", 7800)).isFalse();
        assertThat(RouteWish.ownPart("10.0.0.7:7803", 7800)).isFalse();
    }

    private static Rule rule(String host, int port, String uri) {
        return new Rule(host, port, List.of(uri), null, null, null);
    }
}
