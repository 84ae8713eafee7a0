package io.slipway.agent.router;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Says its name and what it was told of the client. */
final class TinyServer implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    TinyServer(String name) throws IOException {
        this(name, "127.0.0.1", 0);
    }

    TinyServer(String name, String ip, int port) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName(ip), port), 100);
        server.createContext("/", exchange -> {
            try (exchange) {
                var headers = exchange.getRequestHeaders();
                var text = name + " for=" + headers.get("X-Forwarded-For") + " host="
                        + headers.get("X-Forwarded-Host") + " proto=" + headers.get("X-Forwarded-Proto")
                        + " forwarded=" + headers.get("Forwarded");
                var bytes = text.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        });
        server.setExecutor(threads);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    String address() {
        return "127.0.0.1:" + port();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
