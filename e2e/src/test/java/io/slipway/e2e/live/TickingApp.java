package io.slipway.e2e.live;

import io.slipway.e2e.Repo;
import java.nio.file.Path;

/** A repository with an app on the JDK alone that prints a numbered line every 50 ms, the first with a stack trace. */
final class TickingApp {
    static final String NAME = "tick";

    private TickingApp() {}

    static String in(Path parent) {
        return Repo.empty(parent, NAME)
                .write("pom.xml", Repo.pom(NAME, "<packaging>jar</packaging>", Repo.BOOT_PLUGIN))
                .write("src/main/java/org/tick/Main.java", MAIN)
                .commit("Tick")
                .folder
                .toString();
    }

    private static final String MAIN = """
            package org.tick;

            import com.sun.net.httpserver.HttpServer;
            import java.net.InetSocketAddress;

            public class Main {
                public static void main(String[] args) throws Exception {
                    int port = Integer.parseInt(System.getenv("SERVER_PORT"));
                    HttpServer server = HttpServer.create(new InetSocketAddress(port), 0);
                    server.createContext("/", exchange -> {
                        exchange.sendResponseHeaders(200, -1);
                        exchange.close();
                    });
                    server.start();
                    System.out.println("ERROR it broke");
                    new IllegalStateException("on purpose").printStackTrace(System.out);
                    for (int n = 0; true; n++) {
                        System.out.println("tick " + n);
                        Thread.sleep(50);
                    }
                }
            }
            """;
}
