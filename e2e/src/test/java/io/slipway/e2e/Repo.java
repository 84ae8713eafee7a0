package io.slipway.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A real Git repository on this machine, with a real Maven project in it. */
public final class Repo {
    public final Path folder;

    private Repo(Path folder) {
        this.folder = folder;
    }

    public static Repo empty(Path parent, String name) {
        Repo repo = new Repo(parent.resolve(name));
        try {
            Files.createDirectories(repo.folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        repo.git("init", "-q", "-b", "main");
        return repo;
    }

    /** A Spring Boot service without actuator that answers with this text; another shape than the sample. */
    public static Repo service(Path parent, String name, String answer) {
        Repo repo = empty(parent, name);
        repo.write("pom.xml", pom(name, "<packaging>jar</packaging>", BOOT_PLUGIN));
        repo.write("src/main/java/org/other/Main.java", main(answer, ""));
        repo.commit("Answer " + answer);
        return repo;
    }

    public Repo write(String path, String text) {
        try {
            Path file = folder.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    public Repo commit(String message) {
        git("add", "-A");
        git("-c", "user.name=Test", "-c", "user.email=test@example.com", "commit", "-q", "-m", message);
        return this;
    }

    public void git(String... words) {
        List<String> command = new ArrayList<>(List.of("git", "-C", folder.toString()));
        command.addAll(List.of(words));
        Run run = Platform.run(Duration.ofSeconds(30), Map.of(), command);
        assertThat(run.exit()).as("%s", run).isZero();
    }

    public static final String BOOT_PLUGIN = """
            <build><plugins><plugin>
              <groupId>org.springframework.boot</groupId><artifactId>spring-boot-maven-plugin</artifactId>
            </plugin></plugins></build>""";

    public static String pom(String name, String packaging, String build) {
        return """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <parent>
                    <groupId>org.springframework.boot</groupId>
                    <artifactId>spring-boot-starter-parent</artifactId>
                    <version>4.1.0</version>
                    <relativePath/>
                  </parent>
                  <groupId>org.other</groupId>
                  <artifactId>%s</artifactId>
                  <version>7-SNAPSHOT</version>
                  %s
                  <properties><java.version>25</java.version></properties>
                  <dependencies>
                    <dependency><groupId>org.springframework.boot</groupId><artifactId>spring-boot-starter-webmvc</artifactId></dependency>
                    <dependency><groupId>org.springframework.boot</groupId><artifactId>spring-boot-starter-webmvc-test</artifactId><scope>test</scope></dependency>
                  </dependencies>
                  %s
                </project>
                """.formatted(name, packaging, build);
    }

    public static String main(String answer, String atStart) {
        return """
                package org.other;

                import org.springframework.boot.SpringApplication;
                import org.springframework.boot.autoconfigure.SpringBootApplication;
                import org.springframework.web.bind.annotation.GetMapping;
                import org.springframework.web.bind.annotation.RestController;

                @SpringBootApplication
                @RestController
                public class Main {
                    public static void main(String[] args) {
                        %s
                        SpringApplication.run(Main.class, args);
                    }

                    @GetMapping("/")
                    String answer() {
                        return "%s";
                    }
                }
                """.formatted(atStart, answer);
    }
}
