package io.slipway.bootstrap;

import io.slipway.api.node.NodePlan;
import io.slipway.api.node.PlanStatus;
import io.slipway.api.node.RouterConfig;
import io.slipway.core.Code;
import io.slipway.core.Refusal;
import io.slipway.store.Settings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Objects;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** This machine's agent, as the bootstrapper speaks to it. */
@Component
class AgentClient {
    private final Settings settings;
    private final JsonMapper json;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build();

    AgentClient(Settings settings, JsonMapper json) {
        this.settings = settings;
        this.json = json;
    }

    void put(NodePlan plan) throws IOException, InterruptedException {
        call("PUT", "/plans/" + plan.name(), plan);
    }

    PlanStatus plan(String name) throws IOException, InterruptedException {
        return json.readValue(call("GET", "/plans/" + name, null), PlanStatus.class);
    }

    void router(RouterConfig config) throws IOException, InterruptedException {
        call("PUT", "/router/clusters/" + config.cluster(), config);
    }

    private String call(String method, String path, @org.jspecify.annotations.Nullable Object body)
            throws IOException, InterruptedException {
        String token = Files.readString(Objects.requireNonNull(settings.agentTokenFile()))
                .strip();
        HttpRequest request = HttpRequest.newBuilder(URI.create(settings.agent() + path))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(json.writeValueAsString(body)))
                .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw Refusal.of(
                    Code.Internal,
                    "the agent answered " + answer.statusCode() + " to " + method + " " + path + ": " + answer.body());
        }
        return answer.body();
    }
}
