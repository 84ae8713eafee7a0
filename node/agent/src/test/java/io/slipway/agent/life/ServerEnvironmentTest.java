package io.slipway.agent.life;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ServerEnvironmentTest {

    @Test
    void takesSettingsAndWaysOutButNothingOfTheClient() {
        Map<String, String> caller = Map.of(
                "SLIPWAY_BUILD_MEMORY", "4096",
                "HTTPS_PROXY", "http://proxy:3128",
                "SLIPWAY_DATA", "/another/folder",
                "SLIPWAY_SERVER", "http://elsewhere",
                "SLIPWAY_TOKEN", "slw_of-a-person",
                "EDITOR", "vi");

        assertThat(ServerEnvironment.of(caller))
                .containsEntry("SLIPWAY_BUILD_MEMORY", "4096")
                .containsEntry("HTTPS_PROXY", "http://proxy:3128")
                .doesNotContainKeys("SLIPWAY_DATA", "SLIPWAY_SERVER", "SLIPWAY_TOKEN", "EDITOR");
    }
}
