package io.slipway;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/** Stands in for the server in tests of the life cycle: listens where it is told and is ready at once. */
public final class Slipway {
    private static final String PORT = "--server.port=";

    private Slipway() {}

    public static void main(String[] arguments) throws IOException {
        int port = Stream.of(arguments)
                .filter(word -> word.startsWith(PORT))
                .map(word -> Integer.valueOf(word.substring(PORT.length())))
                .findFirst()
                .orElseThrow();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", exchange -> {
            byte[] body = "{\"url\":\"http://localhost/setup\"}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }
}
