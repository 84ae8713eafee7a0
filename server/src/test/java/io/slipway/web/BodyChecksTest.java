package io.slipway.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.TestServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class BodyChecksTest {
    private static final String ENVS = "/api/v1/projects/bodies/envs";
    private static TestServer server;

    @BeforeAll
    static void start() throws IOException {
        server = TestServer.shared();
        server.call("POST", "/api/v1/projects", Map.of("name", "bodies"), server.admin());
    }

    @Test
    void aFieldOfAWrongKindHidesNoOtherFault() {
        assertThat(fields(ENVS, Map.of("name", "Bad Name", "envClass", "fat", "cluster", List.of(1))))
                .containsExactlyInAnyOrder("envClass", "cluster", "name");
        assertThat(fields("/api/v1/projects/bodies/apps", Map.of("name", List.of(), "port", "x", "builder", "make")))
                .containsExactlyInAnyOrder("name", "port", "builder", "git");
    }

    @Test
    void aMissingNameIsAFault() {
        assertThat(fields("/api/v1/projects", Map.of())).containsExactly("name");
    }

    @Test
    void aBodyThatIsTooLargeIsRefused() {
        String large = "x".repeat(3 << 20);
        assertThat(fields("/api/v1/projects", Map.of("name", large))).containsExactly("body");
    }

    private static List<String> fields(String path, Map<String, ?> body) {
        var answer = server.call("POST", path, body, server.admin());
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        List<String> fields = new ArrayList<>();
        answer.json()
                .get("faults")
                .forEach(fault -> fields.add(fault.get("field").asString()));
        return fields;
    }
}
