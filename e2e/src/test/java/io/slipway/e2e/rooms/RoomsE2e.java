package io.slipway.e2e.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.e2e.Platform;
import io.slipway.e2e.Run;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** A cluster of 10,000 pods, 20 of which change each second, in the console: scrolled, searched, seen to move. */
class RoomsE2e {
    private static final int PODS = 10_000;

    @Test
    void tenThousandPodsAreAtHand() throws IOException {
        try (Platform platform = new Platform("rooms", 18600, "none");
                Stub stub = new Stub(18690, PODS)) {
            platform.down("--purge");
            assertThat(platform.up().exit()).isZero();
            String cluster =
                    JsonMapper.shared().writeValueAsString(Map.of("name", "crowd", "kubeconfig", stub.kubeconfig()));
            var attached = platform.api("POST", "/api/v1/clusters", cluster);
            assertThat(attached.status()).as("%s", attached).isEqualTo(201);
            Platform.await(
                    "all pods",
                    Duration.ofMinutes(1),
                    () -> platform.api("GET", "/api/v1/clusters/crowd/pods?size=1", "")
                                    .json()
                                    .get("total")
                                    .asInt()
                            == PODS);
            stub.rate(20);
            Run browser = platform.browse("rooms.test.mjs", Duration.ofMinutes(2), "crowd", "");
            browser.out().lines().filter(line -> line.contains("rooms:")).forEach(System.out::println);
            assertThat(browser.exit()).as("%s", browser).isZero();
        }
    }
}
