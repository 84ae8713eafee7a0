package io.slipway.agent.life;

import io.slipway.agent.core.Fault;
import io.slipway.agent.core.Json;
import io.slipway.agent.daemon.AgentStatus;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Short questions to the agent and the server of this machine. */
final class LocalClient {
    private final String base;
    private final Path token;

    LocalClient(String base, String tokenFile) {
        this.base = base;
        this.token = Path.of(tokenFile);
    }

    /** Empty while nobody answers. */
    Optional<AgentStatus> status() {
        return call("GET", "/status").map(body -> Json.MAPPER.treeToValue(body, AgentStatus.class));
    }

    /** The answer's document; empty when there is no answer or a refusal. */
    Optional<JsonNode> call(String method, String path) {
        try {
            return text(method, path).map(Json.MAPPER::readTree);
        } catch (JacksonException e) {
            // Something else listens there.
            return Optional.empty();
        }
    }

    /** The answer as it is; empty when there is no answer or a refusal. */
    Optional<String> text(String method, String path) {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create(base + path).toURL().openConnection(Proxy.NO_PROXY);
            connection.setRequestMethod(method);
            connection.setConnectTimeout(2_000);
            connection.setReadTimeout(10_000);
            connection.setRequestProperty(
                    "Authorization", "Bearer " + Files.readString(token).strip());
            try {
                if (connection.getResponseCode() / 100 != 2) return Optional.empty();
                byte[] body = connection.getInputStream().readAllBytes();
                return Optional.of(new String(body, StandardCharsets.UTF_8));
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            throw new Fault("'" + base + "' is not an address", e);
        }
    }
}
