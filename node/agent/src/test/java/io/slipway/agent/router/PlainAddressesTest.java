package io.slipway.agent.router;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.api.Problem.Fault;
import io.slipway.api.node.ClosedAddresses;
import io.slipway.api.node.RouteSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlainAddressesTest {
    private final PlainAddresses plain = new PlainAddresses(new ClosedAddresses(7800));

    @Test
    void refusesWhatTrustsTheMachine() {
        var spec = spec("10.0.0.7:8080", "169.254.169.254:80", "localhost:7803", "127.0.0.1:9000");
        assertThat(plain.faults(spec)).extracting(Fault::field).containsExactly("addresses[1]", "addresses[2]");
    }

    @Test
    void leavesOutWhatANameMeansByNow() {
        var target = plain.target(spec("10.0.0.7:8080", "2852039166:80")).orElseThrow();
        assertThat(target.endpoints()).containsExactly(Endpoint.ready("10.0.0.7", 8080));
        assertThat(target.message())
                .isEqualTo(
                        "2852039166:80 means 169.254.169.254, which is link-local, where clouds keep a machine's secrets:"
                                + " no route may lead there");
    }

    private static RouteSpec spec(String... addresses) {
        return new RouteSpec("r1", "a.localhost", "/", null, null, null, 0, List.of(addresses));
    }
}
