package io.slipway.route;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.slipway.api.node.RouteStatus;
import io.slipway.route.backend.HaproxyBackend;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The real backend against a far end of a few lines that plays agent and front door. */
class ProverTest {
    private final UUID id = UUID.randomUUID();
    private final AtomicReference<RouteStatus> status = new AtomicReference<>(status("Programmed", "pod-new"));
    private final AtomicReference<String> page = new AtomicReference<>("hello");
    private final AtomicReference<String> seenHost = new AtomicReference<>("");
    private volatile int code = 200;
    private HttpServer farEnd;
    private Prover prover;

    @BeforeEach
    void start() throws IOException {
        farEnd = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        farEnd.createContext(
                "/router/routes/",
                exchange -> answer(exchange, 200, JsonMapper.shared().writeValueAsString(status.get())));
        farEnd.createContext("/", exchange -> {
            seenHost.set(exchange.getRequestHeaders().getFirst("Host"));
            answer(exchange, code, page.get());
        });
        farEnd.start();
        int port = farEnd.getAddress().getPort();
        prover = new Prover(new HaproxyBackend(JsonMapper.shared(), "http://127.0.0.1:" + port, null, port));
    }

    @AfterEach
    void stop() {
        farEnd.stop(0);
    }

    @Test
    void aPageFromTheAppProves() {
        var found = prover.look(route(null));
        assertThat(found.state()).isEqualTo("Proven");
        assertThat(seenHost.get()).isEqualTo("hello.dev.demo.localhost");
    }

    @Test
    void theRoutersOwnWordsProveNothing() {
        code = 503;
        page.set("No server of the route hello is ready. See: slipway route list");
        assertThat(prover.look(route(null)).state()).isEqualTo("Broken");
    }

    @Test
    void anAppWithoutHealthPageMaySayWhatItLikes() {
        code = 404;
        assertThat(prover.look(route(null)).state()).isEqualTo("Proven");
    }

    @Test
    void aHealthPageMustBeWell() {
        code = 500;
        assertThat(prover.look(route("/actuator/health/readiness")).state()).isEqualTo("Broken");
    }

    @Test
    void serversThatAreNotTheNewPodsAreNoProof() throws InterruptedException {
        var found = prover.await(route(null), () -> Set.of("pod-other"), Duration.ofMillis(50));
        assertThat(found.state()).isEqualTo("Degraded");
        assertThat(found.message()).contains("pod-new").contains("pod-other");
    }

    @Test
    void aRouterThatIsBehindIsWaitedFor() throws InterruptedException {
        status.set(status("Programmed", "pod-old"));
        var behind = Thread.ofVirtual().start(() -> status.set(status("Programmed", "pod-new")));
        var found = prover.await(route(null), () -> Set.of("pod-new"), Duration.ofSeconds(20));
        behind.join();
        assertThat(found.state()).isEqualTo("Proven");
    }

    @Test
    void aRouterThatIsAwayProvesNothingEitherWay() throws InterruptedException {
        farEnd.stop(0);
        var found = prover.await(route(null), Set::of, Duration.ofMillis(50));
        assertThat(found.state()).isEqualTo("Declared");
    }

    private static void answer(com.sun.net.httpserver.HttpExchange exchange, int code, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(code, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private RouteStatus status(String state, String pod) {
        return new RouteStatus(
                id.toString(), state, null, List.of(new RouteStatus.Server("10.0.0.1:8080", 100, "ready", pod)), 0, 0);
    }

    private Declared route(@Nullable String health) {
        return new Declared(
                id,
                "demo",
                "dev",
                "hello",
                "local",
                "demo-dev",
                "hello.dev.demo.localhost",
                "/",
                8080,
                List.of(),
                health,
                1,
                "Programmed",
                null,
                null,
                Instant.EPOCH);
    }
}
