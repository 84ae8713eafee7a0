package io.slipway.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code docs/reference/openapi.json} is what the server says of itself; a change shows as a diff. */
class OpenApiTest {
    private static final Path GOLDEN = Path.of("../docs/reference/openapi.json");

    @Test
    void theCommittedDescriptionIsTheServersOwn() throws IOException {
        TestServer server = TestServer.shared();
        var answer = server.call("GET", "/api/v1/openapi.json", null, server.admin());
        assertThat(answer.status()).isEqualTo(200);
        JsonNode api = answer.json();
        ((ObjectNode) api).remove("servers");
        JsonMapper json = JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT, SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .build();
        String now = json.writeValueAsString(json.treeToValue(api, Object.class)) + "\n";
        if (Boolean.getBoolean("golden.write")) Files.writeString(GOLDEN, now);
        assertThat(Files.readString(GOLDEN))
                .as("docs/reference/openapi.json; write it anew with -Dgolden.write=true")
                .isEqualTo(now);
    }
}
