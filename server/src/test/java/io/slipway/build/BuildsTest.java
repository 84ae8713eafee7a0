package io.slipway.build;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.TestServer;
import io.slipway.access.Role;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Builds by the API of the real server. What needs Maven's registry is proven end to end, not here. */
class BuildsTest {
    private static final String BUILDS = "/api/v1/projects/works/apps/%s/builds";

    @TempDir
    static Path folder;

    private static TestServer server;

    @BeforeAll
    static void start() throws Exception {
        server = TestServer.start(
                "slipway_builds",
                Map.of("slipway.port", "8472", "slipway.registry", "127.0.0.1:9", "slipway.build.at-once", "1"));
        server.call("POST", "/api/v1/projects", Map.of("name", "works"), server.admin());
    }

    @AfterAll
    static void stop() {
        server.close();
        assertThat(Path.of("/run/netns/slipway-build-8472-0")).doesNotExist();
    }

    private static void app(String name, Map<String, String> files) throws Exception {
        Path repository = Files.createDirectories(folder.resolve(name));
        for (var file : files.entrySet()) Files.writeString(repository.resolve(file.getKey()), file.getValue());
        for (String words : List.of(
                "init -q -b main .",
                "add .",
                "-c user.name=t -c user.email=t@example.com commit -q --allow-empty -m first")) {
            List<String> command = new ArrayList<>(List.of("git"));
            command.addAll(List.of(words.split(" ")));
            Process git = new ProcessBuilder(command)
                    .directory(repository.toFile())
                    .redirectErrorStream(true)
                    .start();
            String out = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(git.waitFor()).as(out).isZero();
        }
        create(name, repository.toString());
    }

    private static void create(String name, String git) {
        Map<String, String> app = Map.of("name", name, "git", git);
        assertThat(server.call("POST", "/api/v1/projects/works/apps", app, server.admin())
                        .status())
                .isEqualTo(201);
    }

    private static JsonNode build(String app) {
        var asked = server.call("POST", BUILDS.formatted(app), null, server.admin());
        assertThat(asked.status()).as(asked.body()).isEqualTo(202);
        return asked.json();
    }

    private static JsonNode over(String app, int number) throws InterruptedException {
        Instant until = Instant.now().plus(Duration.ofSeconds(60));
        while (true) {
            JsonNode build = server.call("GET", BUILDS.formatted(app) + "/" + number, null, server.admin())
                    .json();
            if (!build.get("finished").isNull()) return build;
            assertThat(Instant.now()).as(build.toString()).isBefore(until);
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    @Test
    void namesStageAndCauseOfARepositoryWithoutAPom() throws Exception {
        app("nopom", Map.of("README.md", "nothing"));
        assertThat(build("nopom").get("state").asString()).isEqualTo("Queued");

        JsonNode build = over("nopom", 1);

        assertThat(build.get("phase").asString()).isEqualTo("FAILED");
        assertThat(build.get("state").asString()).isEqualTo("Failed");
        assertThat(build.get("stage").asString()).isEqualTo("source");
        assertThat(build.get("message").asString()).contains("there is no pom.xml in the repository");
        assertThat(build.get("problem").get("code").asString()).isEqualTo("BuildFailed");
        assertThat(build.get("problem").get("nextStep").asString()).contains("pom.xml");
        assertThat(build.get("commitMessage").asString()).isEqualTo("first");
        assertThat(build.get("revision").asString()).hasSize(12);
        String log = server.call("GET", BUILDS.formatted("nopom") + "/1/log", null, server.admin())
                .body();
        assertThat(log).contains("clone ", "commit ", "failed: source: there is no pom.xml");
        assertThat(server.call("GET", BUILDS.formatted("nopom") + "/1/log?follow=true", null, server.admin())
                        .body())
                .contains("data: failed: source: there is no pom.xml")
                .endsWith("event: end\ndata:\n\n");
    }

    @Test
    void makesNoAppOfAnUnreachableRepository() {
        Map<String, String> wish = Map.of("name", "never", "git", "/no/such/repository");
        var answer = server.call("POST", "/api/v1/projects/works/apps", wish, server.admin());

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().get("code").asString()).isEqualTo("SourceUnreachable");
        assertThat(server.call("GET", "/api/v1/projects/works/apps/never", null, server.admin())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void namesARepositoryThatWentAway() throws Exception {
        app("away", Map.of("README.md", "nothing"));
        Files.move(folder.resolve("away"), folder.resolve("gone"));
        build("away");

        JsonNode build = over("away", 1);

        assertThat(build.get("stage").asString()).isEqualTo("clone");
        assertThat(build.get("message").asString()).contains("no such folder");
    }

    @Test
    void runsOneBuildOfAnAppAfterTheOtherAndListsThem() throws Exception {
        app("twice", Map.of("README.md", "nothing"));
        build("twice");
        build("twice");
        over("twice", 1);
        over("twice", 2);

        JsonNode page = server.call("GET", BUILDS.formatted("twice") + "?size=1", null, server.admin())
                .json();
        assertThat(page.get("total").asInt()).isEqualTo(2);
        assertThat(page.get("items").get(0).get("number").asInt()).isEqualTo(2);
        String next = page.get("next").asString();
        JsonNode rest = server.call("GET", BUILDS.formatted("twice") + "?size=1&cursor=" + next, null, server.admin())
                .json();
        assertThat(rest.get("items").get(0).get("number").asInt()).isEqualTo(1);
        assertThat(rest.get("next").isNull()).isTrue();
    }

    @Test
    void findsTheFirstBuildOfTheSameKey() throws Exception {
        app("keyed", Map.of("README.md", "nothing"));
        Builds builds = server.bean(Builds.class);
        var actor = new io.slipway.core.Actor("tester", "test");

        var first = builds.start("works", "keyed", null, actor, "key");
        var second = builds.start("works", "keyed", null, actor, "key");

        assertThat(second.id()).isEqualTo(first.id());
        assertThat(builds.list("works", "keyed", 10, null).total()).isEqualTo(1);
        over("keyed", 1);
    }

    @Test
    void isCancelledOnce() throws Exception {
        app("halted", Map.of("pom.xml", "<project/>"));
        build("halted");
        String cancel = BUILDS.formatted("halted") + "/1/cancel";
        server.call("POST", cancel, null, server.admin());
        over("halted", 1);

        var late = server.call("POST", cancel, null, server.admin());
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.json().get("code").asString()).isEqualTo("IllegalMove");
    }

    @Test
    void leavesNoWorkspace() throws Exception {
        app("clean", Map.of("README.md", "nothing"));
        build("clean");
        JsonNode build = over("clean", 1);

        Path workspaces = server.bean(BuildSettings.class).folder().resolve("ws");
        assertThat(workspaces.resolve(build.get("id").asString())).doesNotExist();
    }

    @Test
    void keepsNoLogOfAnAppThatIsDeleted() throws Exception {
        app("deleted", Map.of("README.md", "nothing"));
        String id = build("deleted").get("id").asString();
        over("deleted", 1);
        Path log = server.bean(BuildLog.class).file(UUID.fromString(id));
        assertThat(log).exists();
        server.bean(Builds.class).forget("works", "deleted");
        assertThat(log).doesNotExist();
    }

    @Test
    void keepsLogsOfTheLastBuildsAndTheYoungerOnes() throws Exception {
        BuildLog logs = server.bean(BuildLog.class);
        BuildStore store = server.bean(BuildStore.class);
        List<UUID> ids = new ArrayList<>();
        for (int n = 0; n < 22; n++) {
            UUID id = UUID.randomUUID();
            store.insert(id, "works", "many", "main");
            ids.add(id);
        }
        UUID young = ids.removeFirst();
        UUID old = ids.removeFirst();
        UUID nobodys = UUID.randomUUID();
        server.bean(JdbcClient.class)
                .sql("update build set tag_time = now() - interval '31 days' where app = 'many' and id <> ?")
                .param(young)
                .update();
        Files.createDirectories(logs.folder());
        for (UUID id : List.of(young, old, nobodys, ids.getFirst(), ids.getLast())) {
            Files.writeString(logs.file(id), "line\n");
            Files.setLastModifiedTime(logs.file(id), FileTime.from(Instant.now().minus(Duration.ofDays(31))));
        }

        server.bean(KeptLogs.class).round();

        assertThat(List.of(young, ids.getFirst(), ids.getLast()))
                .allSatisfy(id -> assertThat(logs.file(id)).exists());
        assertThat(List.of(old, nobodys))
                .allSatisfy(id -> assertThat(logs.file(id)).doesNotExist());
        store.forget("works", "many");
    }

    @Test
    void endsTheStreamOfALogWhenTheRightIsWithdrawn() throws Exception {
        app("watched", Map.of("README.md", "nothing"));
        // The only place is taken, so the build waits and its log stays open.
        Benches benches = server.bean(Benches.class);
        UUID another = UUID.randomUUID();
        assertThat(benches.take(another)).isTrue();
        String id = build("watched").get("id").asString();
        server.bean(BuildLog.class).writer(UUID.fromString(id)).accept("last line");
        String token = server.person("log-reader", Role.DEVELOPER, "works");
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(server.url() + BUILDS.formatted("watched") + "/1/log?follow=true"))
                .header("Authorization", "Bearer " + token)
                .build();
        try (HttpClient http = HttpClient.newHttpClient();
                var lines =
                        http.send(request, HttpResponse.BodyHandlers.ofLines()).body()) {
            var line = lines.iterator();
            while (!line.next().equals("data: last line"))
                assertThat(line.hasNext()).isTrue();
            Instant withdrawn = Instant.now();
            server.bean(JdbcClient.class)
                    .sql("delete from role_grant where person = 'log-reader'")
                    .update();
            while (line.hasNext()) assertThat(line.next()).doesNotContain("end");
            assertThat(Duration.between(withdrawn, Instant.now())).isLessThan(Duration.ofSeconds(6));
        } finally {
            benches.free(another);
        }
        over("watched", 1);
    }
}
