package io.slipway.e2e.why;

import io.slipway.e2e.Repo;
import java.nio.file.Path;

/** A repository with an app on the JDK alone that is well without the variable ILL, and ill as it says with it. */
final class IllApp {
    static final String NAME = "ill";

    private IllApp() {}

    static void in(Path parent) {
        Repo.empty(parent, NAME)
                .write("pom.xml", Repo.pom(NAME, "<packaging>jar</packaging>", Repo.BOOT_PLUGIN))
                .write("src/main/java/org/ill/Main.java", MAIN)
                .commit("Be ill when asked");
    }

    private static final String MAIN = """
            package org.ill;

            import com.sun.net.httpserver.HttpServer;
            import java.net.InetAddress;
            import java.net.InetSocketAddress;
            import java.net.ServerSocket;
            import java.net.Socket;
            import java.nio.file.Files;
            import java.nio.file.Path;
            import java.util.ArrayList;
            import java.util.List;

            public class Main {
                public static void main(String[] args) throws Exception {
                    int port = Integer.parseInt(System.getenv("SERVER_PORT"));
                    switch (System.getenv().getOrDefault("ILL", "")) {
                        case "ends" -> System.out.println("done");
                        case "exits" -> System.exit(3);
                        case "heap", "limit" -> fill();
                        case "host" -> InetAddress.getByName("mysql.nowhere.invalid");
                        case "refused" -> new Socket("127.0.0.1", 1);
                        case "property" -> throw new IllegalArgumentException(
                                "Could not resolve placeholder 'app.url' in value \\"${app.url}\\"");
                        case "port" -> { new ServerSocket(port); new ServerSocket(port); }
                        case "file" -> Files.writeString(Path.of("/etc/ill"), "x");
                        case "missing" -> Class.forName("org.ill.Gone");
                        case "idle" -> Thread.sleep(Long.MAX_VALUE);
                        case "hangs" -> { new ServerSocket(port); Thread.sleep(Long.MAX_VALUE); }
                        case "503" -> serve(port, 503);
                        case "404" -> serve(port, 404);
                        case "401" -> serve(port, 401);
                        default -> serve(port, 200);
                    }
                }

                private static void fill() {
                    List<byte[]> all = new ArrayList<>();
                    while (true) all.add(new byte[1 << 20]);
                }

                private static void serve(int port, int status) throws Exception {
                    HttpServer server = HttpServer.create(new InetSocketAddress(port), 0);
                    server.createContext("/", exchange -> {
                        exchange.sendResponseHeaders(status, -1);
                        exchange.close();
                    });
                    server.start();
                }
            }
            """;
}
