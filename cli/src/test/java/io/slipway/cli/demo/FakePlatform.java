package io.slipway.cli.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.slipway.cli.wire.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** API and router of a platform that ships at once; the same port serves both. */
final class FakePlatform implements AutoCloseable {
    private final HttpServer server;
    private final Path repository;
    private final Set<String> things = new HashSet<>();
    private final Map<String, Deque<Map<String, Object>>> served = new HashMap<>();
    private int version;
    volatile boolean promotesAnotherDigest;
    volatile boolean drops;

    FakePlatform(Path repository) throws IOException {
        this.repository = repository;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 200);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            @Nullable
            Map<String, ?> answer = path.equals("/")
                    ? serve(exchange.getRequestHeaders().getFirst("Host"))
                    : api(
                            exchange.getRequestMethod(),
                            path.substring("/api/v1".length()),
                            Json.read(body).text("name", ""));
            byte[] bytes = Json.write(answer).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer == null ? 404 : 200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private synchronized @Nullable Map<String, ?> serve(String host) {
        Deque<Map<String, Object>> deployed = served.get(host.split("\\.", -1)[1]);
        return drops && version > 1 ? null : deployed == null ? null : deployed.getLast();
    }

    private synchronized @Nullable Map<String, ?> api(String method, String path, String name) throws IOException {
        String last = path.substring(path.lastIndexOf('/') + 1);
        if (path.contains("/ships/") || path.contains("/rollouts/")) {
            return operation(path.contains("/prod/") ? "prod" : "dev");
        }
        if (last.equals("pods")) {
            return Map.of("items", List.of());
        }
        if (last.equals("ship")) {
            ship();
        } else if (last.equals("deploy")) {
            Map<String, Object> promoted = new LinkedHashMap<>(deployed("dev").getLast());
            promoted.computeIfPresent("digest", (key, digest) -> promotesAnotherDigest ? "sha256:other" : digest);
            deployed("prod").add(promoted);
        } else if (last.equals("rollback")) {
            deployed("dev").removeLast();
        } else if (path.contains("/prod/apps/")) {
            return deployed("prod").getLast();
        } else {
            return last.equals("live") ? null : thing(method, path, name);
        }
        return Map.of("id", "1");
    }

    private @Nullable Map<String, ?> thing(String method, String path, String name) {
        if (method.equals("POST")) {
            things.add(path + "/" + name);
        }
        return method.equals("POST") || things.contains(path)
                ? Map.of("git", repository.toString(), "url", "http://console/")
                : null;
    }

    private void ship() throws IOException {
        version++;
        String properties = Files.readString(repository.resolve("src/main/resources/application.properties"));
        Map<String, Object> build = new LinkedHashMap<>();
        build.put("message", properties.strip().replaceAll("(?s).*hello.message=", ""));
        build.put("version", "v" + version);
        build.put("digest", "sha256:" + version);
        build.put(
                "commit",
                Files.readString(repository.resolve(".git/refs/heads/main")).strip());
        deployed("dev").add(build);
    }

    private Map<String, ?> operation(String env) {
        Map<String, Object> now = deployed(env).getLast();
        return Map.of("phase", "SUCCEEDED", "state", "Succeeded", "build", now, "rollout", now);
    }

    private Deque<Map<String, Object>> deployed(String env) {
        return served.computeIfAbsent(env, key -> new ArrayDeque<>());
    }
}
