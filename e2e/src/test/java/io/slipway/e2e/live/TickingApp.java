package io.slipway.e2e.live;

import io.slipway.e2e.Repo;
import java.nio.file.Path;

/**
 * A repository with an app on the JDK alone that prints a numbered line every 50 ms, the first with a stack trace. It writes them
 * to a file too, which it renames after each 200.
 */
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
            import java.nio.file.Files;
            import java.nio.file.Path;
            import java.time.LocalDateTime;
            import java.time.format.DateTimeFormatter;
            import static java.nio.file.StandardOpenOption.APPEND;
            import static java.nio.file.StandardOpenOption.CREATE;

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
                        file(n);
                        Thread.sleep(50);
                    }
                }

                private static void file(int n) throws Exception {
                    Path log = Path.of("/home/deploy/logs/tick.log");
                    if (n % 200 == 0 && n > 0) Files.move(log, log.resolveSibling("tick." + n / 200 + ".log"));
                    String time = LocalDateTime.now().format(DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS"));
                    Files.writeString(log, time + " INFO tock " + n + "\\n", CREATE, APPEND);
                    if (n == 0) Files.writeString(log.resolveSibling("tick.error.log"), time + " ERROR only once\\n");
                }
            }
            """;
}
