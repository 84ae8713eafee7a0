package io.slipway.route.backend;

import io.slipway.api.Problem;
import io.slipway.api.node.RouteSpec;
import io.slipway.api.node.RouteStatus;
import io.slipway.core.Code;
import io.slipway.core.Refusal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** HAProxy on this machine, driven by the agent's router over loopback HTTP. */
public final class HaproxyBackend implements RouteBackend {
    private static final Duration MOST = Duration.ofSeconds(10);
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final JsonMapper json;
    private final String agent;
    private final @Nullable Path tokenFile;
    private final InetSocketAddress door;

    public HaproxyBackend(JsonMapper json, String agent, @Nullable Path tokenFile, int routerPort) {
        this.json = json;
        this.agent = agent;
        this.tokenFile = tokenFile;
        this.door = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), routerPort);
    }

    @Override
    public void apply(RouteSpec spec) {
        HttpResponse<String> answer =
                send(request(spec.id()).PUT(BodyPublishers.ofString(json.writeValueAsString(spec))));
        if (answer.statusCode() / 100 != 2) throw refused(spec.id(), answer);
    }

    @Override
    public void remove(String id) {
        HttpResponse<String> answer = send(request(id).DELETE());
        if (answer.statusCode() / 100 != 2 && answer.statusCode() != 404) throw refused(id, answer);
    }

    @Override
    public Optional<RouteStatus> observe(String id) {
        HttpResponse<String> answer = send(request(id).GET());
        if (answer.statusCode() == 404) return Optional.empty();
        if (answer.statusCode() != 200) throw refused(id, answer);
        return Optional.of(json.readValue(answer.body(), RouteStatus.class));
    }

    @Override
    public Page visit(String host, String path) {
        try {
            return Visit.get(door, host, path);
        } catch (IOException e) {
            throw new BackendAway("the router at " + door + " gave no answer: " + e.getMessage(), e);
        }
    }

    private HttpRequest.Builder request(String id) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(agent + "/router/routes/" + id))
                .timeout(MOST)
                .header("Content-Type", "application/json");
        return tokenFile == null ? request : request.header("Authorization", "Bearer " + token(tokenFile));
    }

    private String token(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new BackendAway("the agent's token file " + file + " cannot be read", e);
        }
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new BackendAway("the agent at " + agent + " does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BackendAway("interrupted while the agent was asked", e);
        }
    }

    /** What the agent says against a route is said on; a fault of its own may pass, so it is tried again. */
    private RuntimeException refused(String id, HttpResponse<String> answer) {
        String detail = detail(answer);
        return answer.statusCode() / 100 == 4 && answer.statusCode() != 401
                ? Refusal.of(answer.statusCode() == 409 ? Code.RouteClash : Code.Invalid, detail)
                : new BackendAway(
                        "the agent answered " + answer.statusCode() + " for route " + id + ": " + detail,
                        new IOException(detail));
    }

    private String detail(HttpResponse<String> answer) {
        try {
            return json.readValue(answer.body(), Problem.class).detail();
        } catch (JacksonException notAProblem) {
            return answer.body().lines().findFirst().orElse("no words");
        }
    }
}
