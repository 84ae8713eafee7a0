package io.slipway.agent.router;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.slipway.api.node.RouteSpec;
import io.slipway.api.node.RouteStatus;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A router with a real HAProxy on free ports of loopback; ends all it started. */
final class RouterBed implements AutoCloseable {
    static final JsonMapper JSON = JsonMapper.builder().build();
    private static final WatchTimes QUICK =
            new WatchTimes(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofMillis(20), Duration.ofMillis(200));
    final RouterSettings settings;
    private final HttpClient client = HttpClient.newHttpClient();
    private Router router;
    private HttpServer api;
    private @Nullable Process haproxy;

    RouterBed(Path data) throws IOException {
        this(data, 20);
    }

    RouterBed(Path data, int pool) throws IOException {
        settings = RouterSettings.of(data, freePort()).withPool(pool);
        router = started();
        api = mounted(router);
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    RouterBed withHaproxy() throws IOException {
        assertThat(settings.program())
                .as("HAProxy is missing: install Debian's package haproxy (./slipway doctor says how)")
                .exists();
        var process = new ProcessBuilder(router.haproxyPart().command())
                .redirectErrorStream(true)
                .redirectOutput(settings.data().resolve("haproxy.log").toFile())
                .start();
        haproxy = process;
        return this;
    }

    /** Ends it as a crash would. */
    void killHaproxy() throws IOException {
        var process = haproxy;
        if (process == null) {
            return;
        }
        var workers = process.descendants().toList();
        process.destroyForcibly();
        process.onExit().join();
        while (workers.stream().anyMatch(ProcessHandle::isAlive)) {
            Pause.millis(2);
        }
    }

    void restartRouter() throws IOException {
        stopRouter();
        router = started();
        api = mounted(router);
    }

    void stopRouter() {
        api.stop(0);
        router.close();
    }

    HttpResponse<String> call(String method, String path, @Nullable Object body) throws Exception {
        var text = body instanceof String raw ? raw : body == null ? "" : JSON.writeValueAsString(body);
        var url = URI.create(
                "http://127.0.0.1:%d/router/%s".formatted(api.getAddress().getPort(), path));
        return client.send(
                HttpRequest.newBuilder(url)
                        .method(method, HttpRequest.BodyPublishers.ofString(text))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    RouteStatus put(RouteSpec spec) throws Exception {
        var answer = call("PUT", "routes/" + spec.id(), spec);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readValue(answer.body(), RouteStatus.class);
    }

    RouteStatus status(String id) throws Exception {
        return JSON.readValue(call("GET", "routes/" + id, null).body(), RouteStatus.class);
    }

    /** Until the outside has followed. */
    void eventually(String what, Check check) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(15);
        while (!check.holds()) {
            assertThat(System.nanoTime())
                    .as("in time: " + what + "; HAProxy says: " + log())
                    .isLessThan(end);
            Pause.millis(5);
        }
    }

    interface Check {
        boolean holds() throws Exception;
    }

    void programmed(String id) throws Exception {
        eventually(id + " is programmed", () -> status(id).state().equals("Programmed"));
    }

    Reply get(String host, String path) throws IOException {
        try (var visitor = new Visitor(settings.port())) {
            return visitor.get(host, path);
        }
    }

    static RouteSpec plain(String id, String host, String path, TinyServer... servers) {
        var addresses = List.of(servers).stream().map(TinyServer::address).toList();
        return new RouteSpec(id, host, path, null, null, null, 0, addresses);
    }

    @Override
    public void close() throws IOException {
        stopRouter();
        killHaproxy();
    }

    private Router started() throws IOException {
        var made = new Router(settings, QUICK);
        made.start();
        return made;
    }

    private static HttpServer mounted(Router router) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/router", router::handle);
        server.start();
        return server;
    }

    private String log() throws IOException {
        var log = settings.data().resolve("haproxy.log");
        return Files.exists(log) ? Files.readString(log) : "not started";
    }
}
