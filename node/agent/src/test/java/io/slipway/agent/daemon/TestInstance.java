package io.slipway.agent.daemon;

import io.slipway.agent.core.Json;
import io.slipway.agent.core.Places;
import io.slipway.agent.core.Settings;
import io.slipway.agent.os.Deadline;
import io.slipway.agent.os.Pid;
import io.slipway.agent.platform.ThisJava;
import io.slipway.api.node.NodePlan;
import io.slipway.api.node.PartStatus;
import io.slipway.api.node.PlanStatus;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A real daemon as a process of its own, on a data folder and ports of its own, with no server to start. */
final class TestInstance implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    final Places places;
    private final int port;
    private final HttpClient http = HttpClient.newHttpClient();

    TestInstance(Path data) throws IOException {
        places = Places.of(data);
        port = freePorts();
        Files.createDirectories(places.agent());
        Files.writeString(places.token(), "test-token");
        Json.save(places.instance(), settings());
    }

    /** The distribution is not there, so that the built-in plan cannot be made true: it is not what is tested. */
    private Settings settings() {
        return new Settings(
                "http://127.0.0.1:" + port,
                "http://localhost:" + (port + 80),
                places.data().toString(),
                "local",
                places.adminToken().toString(),
                "http://127.0.0.1:" + (port + 1),
                places.token().toString(),
                null,
                port,
                port + 80,
                "jdbc:postgresql://127.0.0.1/none",
                "slipway",
                places.postgresPassword().toString(),
                places.data().resolve("no-parts").toString(),
                places.data().resolve("no-dist").toString(),
                "test",
                Map.of());
    }

    Pid start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                ThisJava.program(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "io.slipway.agent.Agent",
                "run",
                "--data",
                places.data().toString());
        builder.redirectErrorStream(true);
        Files.createDirectories(places.data().resolve("log"));
        builder.redirectOutput(
                ProcessBuilder.Redirect.appendTo(places.log("agent").toFile()));
        builder.environment()
                .put("SLIPWAY_CACHE", places.data().resolve("cache").toString());
        builder.redirectInput(new File("/dev/null"));
        Process process = builder.start();
        until("the agent serves", () -> answer("GET", "/plans", null).isPresent());
        return Pid.of(process.pid()).orElseThrow();
    }

    PlanStatus put(NodePlan plan) {
        String body = answer("PUT", "/plans/" + plan.name(), Json.write(plan)).orElseThrow();
        return Json.MAPPER.readValue(body, PlanStatus.class);
    }

    Optional<PlanStatus> plan(String name) {
        return answer("GET", "/plans/" + name, null).map(body -> Json.MAPPER.readValue(body, PlanStatus.class));
    }

    PartStatus part(String plan, String name) {
        return find(plan, name).orElseThrow();
    }

    /** Empty until the agent has begun with the part. */
    Optional<PartStatus> find(String plan, String name) {
        return plan(plan).stream()
                .flatMap(status -> status.parts().stream())
                .filter(part -> part.name().equals(name))
                .findFirst();
    }

    void untilPlanIs(String name, String state) {
        until(
                "plan " + name + " is " + state,
                () -> plan(name).filter(plan -> plan.state().equals(state)).isPresent());
    }

    void until(String what, java.util.function.BooleanSupplier condition) {
        if (Deadline.in(PATIENCE).poll(Duration.ofMillis(50), condition)) return;
        throw new AssertionError("not in time: " + what + "; " + answer("GET", "/plans", null));
    }

    /** Empty without an answer of success. */
    Optional<String> answer(String method, String path, @org.jspecify.annotations.Nullable String body) {
        return answer(method, path, body, "test-token");
    }

    Optional<String> answer(String method, String path, @org.jspecify.annotations.Nullable String body, String token) {
        var publisher = body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body);
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + (port + 1) + path))
                .header("Authorization", "Bearer " + token)
                .timeout(Duration.ofSeconds(10))
                .method(method, publisher)
                .build();
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            return response.statusCode() / 100 == 2 ? Optional.of(response.body()) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    void kill() {
        DaemonLock.holder(places).ifPresent(pid -> {
            pid.signal("KILL");
            pid.awaitEnd(Duration.ofSeconds(10));
        });
    }

    /** Ends all, as the command does it: without the daemon. */
    List<String> down() {
        kill();
        return AllDown.of(settings(), _ -> {}, _ -> {});
    }

    @Override
    public void close() {
        down();
        http.close();
    }

    /** A base port whose neighbour, which the agent takes, was free a moment ago. */
    private static int freePorts() throws IOException {
        try (ServerSocket second = new ServerSocket(0)) {
            return second.getLocalPort() - 1;
        }
    }
}
