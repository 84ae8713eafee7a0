package io.slipway.e2e.chaos;

import io.slipway.e2e.Repo;
import java.nio.file.Path;

/** A repository with an app on the JDK alone, ready in well under a second; it answers with its variable ANSWER. */
final class JdkApp {
    private final Repo repo;

    JdkApp(Path parent) {
        this.repo = Repo.empty(parent, "wave").write("pom.xml", POM).write("src/main/java/org/wave/Main.java", MAIN);
        change("begin");
    }

    String url() {
        return repo.folder.toString();
    }

    /** Another commit under a branch of that name, so that a build of it makes another image. */
    void change(String word) {
        repo.write("src/main/java/org/wave/Word.java", """
                package org.wave;

                final class Word {
                    static final String WORD = "%s";

                    private Word() {}
                }
                """.formatted(word))
                .commit("Say " + word)
                .git("branch", word);
    }

    private static final String POM = """
            <project xmlns="http://maven.apache.org/POM/4.0.0">
              <modelVersion>4.0.0</modelVersion>
              <parent>
                <groupId>org.springframework.boot</groupId>
                <artifactId>spring-boot-starter-parent</artifactId>
                <version>4.1.0</version>
                <relativePath/>
              </parent>
              <groupId>org.wave</groupId>
              <artifactId>wave</artifactId>
              <version>1</version>
              <properties><java.version>25</java.version></properties>
              %s
            </project>
            """.formatted(Repo.BOOT_PLUGIN);

    private static final String MAIN = """
            package org.wave;

            import com.sun.net.httpserver.HttpServer;
            import java.net.InetSocketAddress;
            import java.nio.charset.StandardCharsets;
            import java.util.concurrent.Executors;

            public class Main {
                public static void main(String[] args) throws Exception {
                    int port = Integer.parseInt(System.getenv("SERVER_PORT"));
                    byte[] answer = (System.getenv("ANSWER") + " " + Word.WORD).getBytes(StandardCharsets.UTF_8);
                    HttpServer server = HttpServer.create(new InetSocketAddress(port), 0);
                    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
                    server.createContext("/", exchange -> {
                        exchange.sendResponseHeaders(200, answer.length);
                        exchange.getResponseBody().write(answer);
                        exchange.close();
                    });
                    server.start();
                }
            }
            """;
}
