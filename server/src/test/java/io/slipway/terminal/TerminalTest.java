package io.slipway.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.TestServer;
import io.slipway.access.Role;
import io.slipway.api.App;
import io.slipway.api.Environment;
import io.slipway.api.Environment.EnvClass;
import io.slipway.api.TerminalWire;
import io.slipway.cluster.Clusters;
import io.slipway.core.Actor;
import io.slipway.mirror.Mirrors;
import io.slipway.project.Apps;
import io.slipway.project.Environments;
import io.slipway.stub.StubCluster;
import java.net.http.WebSocketHandshakeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sessions by real websockets at a real server; only the program is not in a container. */
class TerminalTest {
    private static final BlockingQueue<FakeProgram> PROGRAMS = new LinkedBlockingQueue<>();
    private static final Set<String> HUNG_UP = ConcurrentHashMap.newKeySet();
    private static TestServer server;
    private static String developer;

    @Configuration(proxyBeanMethods = false)
    static class Fakes {
        @Bean
        @Primary
        Remotes fakePrograms() {
            return (place, actor, ear) -> {
                FakeProgram program = new FakeProgram(ear);
                UUID session = UUID.fromString(place.command().getLast());
                if (place.command().equals(Place.hangUp(session))) HUNG_UP.add(session.toString());
                else PROGRAMS.add(program);
                return program;
            };
        }

        @Bean
        @Primary
        Doors fakeDoors(Mirrors mirrors, Clusters clusters) {
            return new Doors(mirrors, clusters) {
                @Override
                String pod(Environment env, String app, @Nullable String named) {
                    return named == null ? app + "-1" : named;
                }

                @Override
                String container(Environment env, String app, String pod, @Nullable String named, Actor actor) {
                    return named == null ? app : named;
                }
            };
        }
    }

    @BeforeAll
    static void start() throws Exception {
        server = TestServer.start(
                "slipway_terminal", Map.of("slipway.terminal.away", "10s", "slipway.terminal.each", "40"), Fakes.class);
        server.call("POST", "/api/v1/projects", Map.of("name", "term"), server.admin());
        // Not by the API, which would ask the repository.
        for (String app : List.of("web", "bill")) {
            server.bean(Apps.class)
                    .create(
                            "term",
                            JsonMapper.shared().convertValue(Map.of("name", app, "git", "/none"), App.Create.class),
                            Actor.SYSTEM);
        }
        for (EnvClass one : List.of(EnvClass.dev, EnvClass.prod)) {
            server.bean(Environments.class)
                    .create("term", new Environment.Create(one.name(), one, null), "none", Actor.SYSTEM);
        }
        developer = server.person("typist", Role.DEVELOPER, "term");
    }

    @BeforeEach
    void forget() {
        PROGRAMS.clear();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static JsonNode ask(Map<String, Object> wish, String token) {
        var answer = server.call("POST", "/api/v1/projects/term/envs/dev/apps/web/terminals", wish, token);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json();
    }

    private static Reader open(boolean acknowledges) throws Exception {
        return new Reader(acknowledges).open(server, developer, ask(Map.of(), developer), -1);
    }

    private static FakeProgram program() throws InterruptedException {
        return PROGRAMS.poll(10, TimeUnit.SECONDS);
    }

    @Test
    void showsWhatIsTypedAndAnswersTheProgramsExitCode() throws Exception {
        Reader reader = open(true);
        FakeProgram program = program();
        reader.sees("$ ");
        reader.send(TerminalWire.resize(132, 43));
        reader.type("schön 你好");
        reader.sees("schön 你好");
        assertThat(program.size).isEqualTo("132x43");
        reader.type("exit");
        assertThat(reader.end().get("exit").asInt()).isEqualTo(7);
        assertThat(reader.closed.get(5, TimeUnit.SECONDS)).isEqualTo(1000);
        String session = reader.opened.join().get("session").asString();
        String audit = server.call("GET", "/api/v1/projects/term/activity", null, server.admin())
                .body();
        assertThat(audit)
                .contains("terminal.opened")
                .contains("terminal.closed")
                .contains(session);
        assertThat(StubCluster.comes(() -> recording(session).contains("132x43")))
                .isTrue();
        String cast = recording(session);
        assertThat(cast.lines().findFirst().orElseThrow())
                .contains("\"version\":2")
                .contains("\"user\":\"typist\"");
        assertThat(cast).contains("\"o\",\"schön 你好\"").contains("\"r\",\"132x43\"");
        assertThat(server.call("GET", "/api/v1/terminal-recordings/" + session, null, developer)
                        .status())
                .isEqualTo(403);
    }

    private static String recording(String session) {
        return server.call("GET", "/api/v1/terminal-recordings/" + session, null, server.admin())
                .body();
    }

    @Test
    void aTicketOpensOnceAndForItsPersonOnly() throws Exception {
        String other = server.person("other-typist", Role.DEVELOPER, "term");
        JsonNode ticket = ask(Map.of(), developer);
        assertThat(refused(other, ticket.get("ticket").asString(), ticket, server.url()))
                .isEqualTo(401);
        assertThat(refused(developer, ticket.get("ticket").asString(), ticket, server.url()))
                .as("a stranger's try used it up")
                .isEqualTo(401);
        JsonNode next = ask(Map.of("session", ticket.get("session").asString()), developer);
        new Reader(true).open(server, developer, next, -1);
        program();
        assertThat(refused(developer, next.get("ticket").asString(), next, server.url()))
                .isEqualTo(401);
        assertThat(refused(developer, "", next, server.url())).isEqualTo(401);
        var foreign = server.call(
                "POST",
                "/api/v1/projects/term/envs/dev/apps/web/terminals",
                Map.of("session", ticket.get("session").asString()),
                other);
        assertThat(foreign.status()).isEqualTo(404);
    }

    @Test
    void noOtherOriginOpensOne() {
        String port = server.url().substring(server.url().lastIndexOf(':') + 1);
        List<String> origins = new ArrayList<>(List.of(
                "null",
                "https://127.0.0.1:" + port,
                "http://127.0.0.1",
                "http://127.0.0.1:1" + port,
                "http://evil.127.0.0.1:" + port,
                "http://127.0.0.1:" + port + ".evil.example",
                "http://localhost:" + port,
                "HTTP://127.0.0.1:" + port + "/",
                "file://"));
        for (String origin : origins) {
            JsonNode ticket = ask(Map.of(), developer);
            assertThat(refused(developer, ticket.get("ticket").asString(), ticket, origin))
                    .as(origin)
                    .isEqualTo(403);
            kill(ticket);
        }
        JsonNode ticket = ask(Map.of(), developer);
        assertThat(refused(developer, ticket.get("ticket").asString(), ticket, null))
                .isEqualTo(403);
        kill(ticket);
    }

    private static void kill(JsonNode ticket) {
        server.call("DELETE", "/api/v1/terminals/" + ticket.get("session").asString(), null, developer);
    }

    private static int refused(String token, String ticket, JsonNode asked, @Nullable String origin) {
        var request = Reader.request(server, token, ticket);
        if (origin != null) request.header("Origin", origin);
        try {
            request.buildAsync(Reader.address(server, asked, -1), new Reader(true))
                    .get(10, TimeUnit.SECONDS);
            return 101;
        } catch (ExecutionException e) {
            assertThat(e.getCause()).isInstanceOf(WebSocketHandshakeException.class);
            return ((WebSocketHandshakeException) e.getCause()).getResponse().statusCode();
        } catch (InterruptedException | java.util.concurrent.TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aFloodWaitsForItsReaderAndAKeyPassesIt() throws Exception {
        Reader reader = open(false);
        FakeProgram program = program();
        reader.type("flood");
        assertThat(StubCluster.comes(() -> reader.place() >= TerminalWire.WINDOW))
                .isTrue();
        long stuck = program.written.get();
        assertThat(stuck).isLessThan(2 * TerminalWire.WINDOW);
        assertThat(reader.place()).isLessThan(2 * TerminalWire.WINDOW);
        reader.type("\003");
        assertThat(StubCluster.comes(() -> program.interrupted)).isTrue();
        reader.send(TerminalWire.taken(reader.place()));
        reader.sees("^C");
        assertThat(program.written.get()).isLessThan(stuck + TerminalWire.WINDOW);
        reader.type("exit");
        reader.end();
    }

    @Test
    void aBrokenLinkLosesNothingOfTenMegabytes() throws Exception {
        JsonNode ticket = ask(Map.of(), developer);
        Reader first = new Reader(true).open(server, developer, ticket, -1);
        program();
        first.sees("$ ");
        long before = first.place() + 5;
        first.type("flood");
        assertThat(StubCluster.comes(() -> first.place() > 1 << 20)).isTrue();
        first.breakOff();
        byte[] begun = first.bytes();
        JsonNode again = ask(Map.of("session", ticket.get("session").asString()), developer);
        Reader second = new Reader(true).open(server, developer, again, begun.length);
        assertThat(second.opened.join().get("from").asLong()).isEqualTo(begun.length);
        assertThat(second.opened.join().get("received").asLong())
                .as("what was typed and has come")
                .isEqualTo(5);
        second.sees("flooded");
        byte[] rest = second.bytes();
        assertThat(begun.length + rest.length).isEqualTo(before + FakeProgram.FLOOD + 7);
        for (long n = 0; n < FakeProgram.FLOOD; n++) {
            long at = before + n;
            byte one = at < begun.length ? begun[(int) at] : rest[(int) (at - begun.length)];
            if (one != FakeProgram.at(n)) throw new AssertionError("byte " + n + " is not in its place");
        }
        second.type("exit");
        second.end();
    }

    @Test
    void whoComesBackLateFindsNothing() throws Exception {
        Reader reader = open(true);
        FakeProgram program = program();
        reader.breakOff();
        assertThat(StubCluster.comes(() -> program.closed)).isTrue();
        Map<String, Object> back =
                Map.of("session", reader.opened.join().get("session").asString());
        assertThat(StubCluster.comes(
                        () -> server.call("POST", "/api/v1/projects/term/envs/dev/apps/web/terminals", back, developer)
                                        .status()
                                == 404))
                .isTrue();
    }

    @Test
    void aWithdrawnRightEndsItWithinFiveSeconds() throws Exception {
        String token = server.person("leaver", Role.DEVELOPER, "term");
        Reader reader = new Reader(true).open(server, token, ask(Map.of(), token), -1);
        FakeProgram program = program();
        reader.sees("$ ");
        server.bean(JdbcClient.class)
                .sql("delete from role_grant where person = 'leaver'")
                .update();
        long from = System.nanoTime();
        assertThat(reader.end().get("word").asString()).isEqualTo("RightWithdrawn");
        assertThat(System.nanoTime() - from).isLessThan(TimeUnit.SECONDS.toNanos(5));
        assertThat(StubCluster.comes(() -> program.closed)).isTrue();
    }

    @Test
    void aSessionGoesOnByTheAppItIsOf() {
        JsonNode ticket = ask(Map.of(), developer);
        Map<String, Object> back = Map.of("session", ticket.get("session").asString());
        String bill = "/api/v1/projects/term/envs/dev/apps/bill/terminals";
        assertThat(server.call("POST", bill, back, developer).status()).isEqualTo(404);
        kill(ticket);
    }

    @Test
    void whoLostTheRightForTheAppIsRefusedAtTheDoor() {
        String token = server.person("door", Role.DEVELOPER, "term");
        JsonNode ticket = ask(Map.of(), token);
        // From now on of another app only; the environment's door is open to such a one.
        JdbcClient db = server.bean(JdbcClient.class);
        db.sql("""
                insert into access_grant(id, person, role, effect, project, app, labels, given_by, given)
                values (gen_random_uuid(), 'door', 'developer', 'allow', 'term', 'bill', '', 'test', now())""").update();
        db.sql("delete from role_grant where person = 'door'").update();
        Map<String, Object> back = Map.of("session", ticket.get("session").asString());
        assertThat(StubCluster.comes(
                        () -> server.call("POST", "/api/v1/projects/term/envs/dev/apps/web/terminals", back, token)
                                        .status()
                                != 201))
                .isTrue();
        assertThat(refused(token, ticket.get("ticket").asString(), ticket, server.url()))
                .isEqualTo(403);
    }

    @Test
    void whoGivesRightsSeesAndClosesThem() throws Exception {
        Reader reader = open(true);
        program();
        String session = reader.opened.join().get("session").asString();
        String colleague = server.person("colleague", Role.DEVELOPER, "term");
        assertThat(server.call("GET", "/api/v1/terminals", null, colleague).body())
                .doesNotContain(session);
        assertThat(server.call("DELETE", "/api/v1/terminals/" + session, null, colleague)
                        .status())
                .isEqualTo(404);
        assertThat(server.call("GET", "/api/v1/terminals", null, server.admin()).body())
                .contains(session);
        assertThat(server.call("DELETE", "/api/v1/terminals/" + session, null, server.admin())
                        .status())
                .isEqualTo(204);
        assertThat(reader.end().get("word").asString()).isEqualTo("Killed");
        assertThat(reader.end().get("detail").asString()).contains("local-admin");
        assertThat(StubCluster.comes(() -> HUNG_UP.contains(session)))
                .as("what it started is not left to run")
                .isTrue();
    }

    @Test
    void productionWantsItsOwnRightAndAReason() {
        String path = "/api/v1/projects/term/envs/prod/apps/web/terminals";
        assertThat(server.call("POST", path, Map.of("reason", "look"), developer)
                        .body())
                .contains("terminal.prod");
        var silent = server.call("POST", path, Map.of(), server.admin());
        assertThat(silent.json().get("code").asString()).isEqualTo("ReasonNeeded");
        assertThat(server.call("POST", path, Map.of("reason", "look"), server.admin())
                        .status())
                .isEqualTo(201);
    }

    @Test
    void anEndOfInputReachesTheProgram() throws Exception {
        Reader reader = new Reader(true).open(server, developer, ask(Map.of("tty", false), developer), -1);
        program();
        reader.send(new byte[] {TerminalWire.END_OF_INPUT});
        assertThat(reader.end().get("exit").asInt()).isEqualTo(7);
    }

    @Test
    void aServerThatStopsSaysSo() throws Exception {
        try (TestServer other = TestServer.start(
                "slipway_terminal",
                Map.of("slipway.terminal.idle", "1s", "slipway.terminal.away", "10s"),
                Fakes.class)) {
            Reader idle = new Reader(true).open(other, other.admin(), ask(other), -1);
            assertThat(idle.end().get("word").asString()).isEqualTo("Idle");
        }
        Reader reader;
        try (TestServer other = TestServer.start("slipway_terminal", Map.of(), Fakes.class)) {
            reader = new Reader(true).open(other, other.admin(), ask(other), -1);
        }
        assertThat(reader.end().get("word").asString()).isEqualTo("ServerStops");
        PROGRAMS.clear();
        assertThat(server.call("GET", "/api/v1/projects/term/activity", null, server.admin())
                        .body())
                .contains("ServerStops");
    }

    private static JsonNode ask(TestServer of) {
        return of.call("POST", "/api/v1/projects/term/envs/dev/apps/web/terminals", Map.of(), of.admin())
                .json();
    }

    @Test
    void theLastWordOfThePodIsRead() {
        assertThat(Exec.end("{\"status\":\"Success\"}").exit()).isZero();
        assertThat(Exec.end("""
                {"status":"Failure","message":"command terminated with non-zero exit code","details":\
                {"causes":[{"reason":"ExitCode","message":"130"}]}}""").exit()).isEqualTo(130);
        assertThat(Exec.end("""
                {"status":"Failure","message":"exec: \\"sh\\": executable file not found in $PATH"}""").word()).isEqualTo("NoShell");
        assertThat(Exec.end("nonsense").word()).isEqualTo("PodGone");
    }
}
