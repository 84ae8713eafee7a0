package io.slipway.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Answers with the wire records themselves, so that a renamed field breaks the client's tests. */
final class FakeServer implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpServer server;
    private final Map<String, Deque<Answer>> answers = new ConcurrentHashMap<>();
    private final List<Request> requests = new ArrayList<>();

    record Answer(int status, String type, String body) {}

    record Request(String line, String query, String body, Map<String, List<String>> headers) {
        JsonNode json() {
            return JSON.readTree(body);
        }

        <T> T as(Class<T> type) {
            return JSON.readValue(body, type);
        }

        String header(String name) {
            return String.join(",", headers.getOrDefault(name, List.of()));
        }
    }

    FakeServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/api/v1", this::handle);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The next answer of that request, for example {@code GET /projects}; the last one repeats. */
    FakeServer on(String request, int status, Object record) {
        String type = status < 400 ? "application/json" : "application/problem+json";
        return on(request, new Answer(status, type, JSON.writeValueAsString(record)));
    }

    FakeServer on(String request, Answer answer) {
        answers.computeIfAbsent(request, key -> new ArrayDeque<>()).add(answer);
        return this;
    }

    FakeServer stream(String request, String events) {
        return on(request, new Answer(200, "text/event-stream", events));
    }

    /** Requests that were made, the live stream's apart. */
    synchronized List<String> lines() {
        return requests.stream()
                .map(Request::line)
                .filter(line -> !line.startsWith("GET /live"))
                .toList();
    }

    synchronized Request last(String line) {
        return requests.stream()
                .filter(request -> request.line().equals(line))
                .reduce((first, second) -> second)
                .orElseThrow(() -> new AssertionError("no " + line + " among " + lines()));
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath().substring("/api/v1".length());
            String line = exchange.getRequestMethod() + " " + path;
            String query = exchange.getRequestURI().getRawQuery();
            note(new Request(
                    line,
                    query == null ? "" : query,
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
                    Map.copyOf(exchange.getRequestHeaders())));
            Answer answer = answer(line);
            exchange.getResponseHeaders().add("Content-Type", answer.type());
            if (path.equals("/login")) {
                exchange.getResponseHeaders().add("Set-Cookie", "slipway=s3cret; Path=/; HttpOnly");
            }
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), answer.status() == 204 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private synchronized void note(Request request) {
        requests.add(request);
    }

    private synchronized Answer answer(String line) {
        Deque<Answer> queue = answers.get(line);
        if (queue == null) {
            return new Answer(404, "text/html", "<h1>Not here</h1>");
        }
        return queue.size() > 1 ? queue.remove() : queue.element();
    }
}
