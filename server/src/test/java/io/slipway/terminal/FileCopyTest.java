package io.slipway.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.TestServer;
import io.slipway.access.Role;
import io.slipway.api.App;
import io.slipway.api.Environment;
import io.slipway.api.Environment.EnvClass;
import io.slipway.cluster.Clusters;
import io.slipway.core.Actor;
import io.slipway.mirror.Mirrors;
import io.slipway.project.Apps;
import io.slipway.project.Environments;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Files by a real tar, though of this machine, through a real server. */
class FileCopyTest {
    private static final String HELLO = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

    @TempDir
    Path folder;

    private static TestServer server;
    private static String developer;
    private static HttpClient http;

    @Configuration(proxyBeanMethods = false)
    static class Fakes {
        @Bean
        @Primary
        Remotes localPrograms() {
            return (place, actor, ear) -> new LocalProgram(place, ear);
        }

        @Bean
        @Primary
        Doors fakeDoors(Mirrors mirrors, Clusters clusters) {
            return new Doors(mirrors, clusters) {
                @Override
                String pod(Environment env, String app, @Nullable String named) {
                    return app + "-1";
                }

                @Override
                String container(Environment env, String app, String pod, @Nullable String named, Actor actor) {
                    return app;
                }
            };
        }
    }

    @BeforeAll
    static void start() throws IOException {
        server = TestServer.start("slipway_files", Map.of("slipway.terminal.fileMegabytes", "8"), Fakes.class);
        http = HttpClient.newHttpClient();
        server.call("POST", "/api/v1/projects", Map.of("name", "files"), server.admin());
        server.bean(Apps.class)
                .create(
                        "files",
                        JsonMapper.shared().convertValue(Map.of("name", "web", "git", "/none"), App.Create.class),
                        Actor.SYSTEM);
        for (EnvClass one : List.of(EnvClass.dev, EnvClass.prod)) {
            server.bean(Environments.class)
                    .create("files", new Environment.Create(one.name(), one, null), "none", Actor.SYSTEM);
        }
        developer = server.person("copier", Role.DEVELOPER, "files");
    }

    @AfterAll
    static void stop() {
        http.close();
        server.close();
    }

    @Test
    void aFileGoesInAndOutAndIsInTheAudit() throws Exception {
        Path file = folder.resolve("hello.txt");
        HttpResponse<byte[]> put = send("PUT", "dev", file.toString(), "", "hello".getBytes(StandardCharsets.UTF_8));
        JsonNode done = JsonMapper.shared().readTree(put.body());
        assertThat(put.statusCode()).as(text(put)).isEqualTo(200);
        assertThat(done.get("sha256").asString()).isEqualTo(HELLO);
        assertThat(file).hasContent("hello");
        HttpResponse<byte[]> got = send("GET", "dev", file.toString(), "&raw=true", null);
        assertThat(text(got)).isEqualTo("hello");
        assertThat(got.headers().firstValue("Content-Disposition"))
                .hasValueSatisfying(v -> assertThat(v).contains("hello.txt"));
        String audit = server.call("GET", "/api/v1/projects/files/activity?size=50", null, developer)
                .body();
        assertThat(audit)
                .contains("terminal.file.asked")
                .contains("terminal.file.copied")
                .contains(HELLO);
    }

    @Test
    void aFolderComesOutWholeWithoutItsLinks() throws Exception {
        byte[] big = new byte[3 << 20];
        new Random(7).nextBytes(big);
        Files.createDirectories(folder.resolve("logs/old"));
        Files.write(folder.resolve("logs/big.bin"), big);
        Files.writeString(folder.resolve("logs/old/a.log"), "line");
        Files.createSymbolicLink(folder.resolve("logs/etc"), Path.of("/etc"));
        HttpResponse<byte[]> got = send("GET", "dev", folder.resolve("logs").toString(), "", null);
        assertThat(got.statusCode()).isEqualTo(200);
        Path back = folder.resolve("back");
        Files.createDirectories(back);
        Process tar = new ProcessBuilder("tar", "-x", "-C", back.toString()).start();
        tar.getOutputStream().write(got.body());
        tar.getOutputStream().close();
        assertThat(tar.waitFor()).isZero();
        assertThat(back.resolve("logs/big.bin")).hasBinaryContent(big);
        assertThat(back.resolve("logs/old/a.log")).hasContent("line");
        assertThat(back.resolve("logs/etc")).doesNotExist();
    }

    @Test
    void refusalsSayWhatAndWhy() throws Exception {
        assertThat(text(send("GET", "dev", folder + "/none", "", null)))
                .contains("No such file or directory")
                .contains("slipway files/dev login web");
        assertThat(text(send("GET", "dev", folder.toString(), "&raw=true", null)))
                .contains("no plain file");
        assertThat(text(send("PUT", "dev", folder + "/no/such/x", "", new byte[3])))
                .contains("no/such");
        HttpResponse<byte[]> large = send("PUT", "dev", folder + "/large", "", new byte[9 << 20]);
        assertThat(large.statusCode()).isEqualTo(400);
        assertThat(text(large)).contains("more than 8 MiB");
        assertThat(text(send("GET", "dev", "/tmp/../etc/passwd", "", null))).contains("holds no '.' or '..'");
        assertThat(send("GET", "prod", "/tmp/x", "", null).statusCode()).isEqualTo(403);
        HttpRequest asAdmin = request("GET", "prod", "/tmp/x", "", null, server.admin());
        assertThat(text(http.send(asAdmin, HttpResponse.BodyHandlers.ofByteArray())))
                .contains("ReasonNeeded");
    }

    private static HttpResponse<byte[]> send(
            String method, String env, String path, String more, byte @Nullable [] body) throws Exception {
        return http.send(request(method, env, path, more, body, developer), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static HttpRequest request(
            String method, String env, String path, String more, byte @Nullable [] body, String token) {
        String uri = server.url() + "/api/v1/projects/files/envs/" + env + "/apps/web/files?path="
                + URLEncoder.encode(path, StandardCharsets.UTF_8) + more;
        return HttpRequest.newBuilder(URI.create(uri))
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body))
                .header("Content-Type", "application/octet-stream")
                .header("Authorization", "Bearer " + token)
                .build();
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }
}
