package io.slipway.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.TestServer;
import io.slipway.TestServer.Answer;
import io.slipway.access.Role;
import io.slipway.store.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** Too little room by its settings, and the measurements. */
class DiskModesTest {

    @Test
    void belowTheLastReserveNothingIsChangedAndTheReasonIsTold() throws IOException {
        String all = Long.toString(1L << 40);
        try (TestServer server =
                TestServer.start("slipway_disk", Map.of("slipway.disk.low", all, "slipway.disk.critical", all))) {
            Answer refused = refused(server);
            assertThat(refused.json().get("code").asString()).isEqualTo("DiskFull");
            assertThat(refused.json().get("evidence").toString())
                    .contains("path ")
                    .contains("free ")
                    .contains("needed ");
            assertThat(server.call("GET", "/api/v1/projects", null, server.admin())
                            .status())
                    .isEqualTo(200);
            var modes = server.call("GET", "/api/v1/platform/modes", null, server.admin())
                    .json()
                    .get("items");
            assertThat(modes.get(0).get("mode").asString()).isEqualTo("ReadOnly");
        }
    }

    private static Answer refused(TestServer server) {
        Instant end = Instant.now().plusSeconds(10);
        Answer answer;
        int n = 0;
        do {
            answer = server.call("POST", "/api/v1/projects", Map.of("name", "disk-" + n++), server.admin());
            LockSupport.parkNanos(50_000_000);
        } while (answer.status() != 503 && Instant.now().isBefore(end));
        assertThat(answer.status()).isEqualTo(503);
        return answer;
    }

    @Test
    void measuresWhatMattersForThoseWithAToken() throws IOException {
        TestServer server = TestServer.shared();
        server.call("GET", "/api/v1/projects", null, server.admin());
        String token = Files.readString(server.bean(Settings.class).data().resolve("metrics.token"))
                .strip();
        assertThat(server.call("GET", "/metrics", null, token).body())
                .contains("slipway_http_route_seconds_count")
                .contains("route=\"/api/v1/projects\"")
                .contains("slipway_operations_due")
                .contains("slipway_live_readers")
                .contains("slipway_live_dropped_total")
                .contains("slipway_database_active")
                .contains("jvm_memory_used_bytes");
        assertThat(server.call("GET", "/metrics", null, server.admin()).status())
                .isEqualTo(200);
        assertThat(server.call("GET", "/api/v1/projects", null, token).status()).isEqualTo(401);
        String developer = server.person("gauge", Role.DEVELOPER, "elsewhere");
        for (String other : Arrays.asList(null, "", token + "x", token.substring(1), developer)) {
            assertThat(server.call("GET", "/metrics", null, other).status())
                    .as("%s", other)
                    .isEqualTo(401);
        }
    }
}
