package io.slipway.rollout;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a Kubernetes API server (1.36, {@code registry/store.go}) does with versions: an apply with one
 * makes what is missing, and is refused by what is there in another version.
 */
final class FakeKube implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();
    private final Map<String, ObjectNode> objects = new ConcurrentHashMap<>();
    private final AtomicLong version = new AtomicLong(100);
    private final HttpServer server;
    final KubernetesClient client;

    FakeKube() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
        Config config = new ConfigBuilder(Config.empty())
                .withMasterUrl("http://127.0.0.1:" + server.getAddress().getPort())
                .withRequestRetryBackoffLimit(0)
                .build();
        client = new KubernetesClientBuilder().withConfig(config).build();
    }

    /** As stored, by the last word of its path. */
    ObjectNode object(String name) {
        return objects.entrySet().stream()
                .filter(e -> e.getKey().endsWith("/" + name))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            byte[] body = exchange.getRequestBody().readAllBytes();
            ObjectNode there = objects.get(path);
            switch (exchange.getRequestMethod()) {
                case "GET" -> send(exchange, there == null ? 404 : 200, there == null ? status(404) : there);
                case "PATCH" -> apply(exchange, path, (ObjectNode) JSON.readTree(body));
                default -> send(exchange, 405, status(405));
            }
        }
    }

    private synchronized void apply(HttpExchange exchange, String path, ObjectNode wanted) throws IOException {
        ObjectNode there = objects.get(path);
        String asked = wanted.at("/metadata/resourceVersion").asString("");
        boolean other = there != null
                && !asked.isEmpty()
                && !asked.equals(there.at("/metadata/resourceVersion").asString());
        if (other) {
            send(exchange, 409, status(409));
            return;
        }
        ((ObjectNode) wanted.get("metadata")).put("resourceVersion", Long.toString(version.incrementAndGet()));
        objects.put(path, wanted);
        send(exchange, 200, wanted);
    }

    private static ObjectNode status(int code) {
        return JSON.createObjectNode()
                .put("kind", "Status")
                .put("apiVersion", "v1")
                .put("code", code);
    }

    private static void send(HttpExchange exchange, int code, ObjectNode body) throws IOException {
        byte[] bytes = JSON.writeValueAsBytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(code, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        client.close();
        server.stop(0);
    }
}
