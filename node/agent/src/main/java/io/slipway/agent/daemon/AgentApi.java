package io.slipway.agent.daemon;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.slipway.agent.core.Fault;
import io.slipway.agent.core.Json;
import io.slipway.agent.plan.Plans;
import io.slipway.api.node.NodePlan;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;

/** The agent's protocol: HTTP with JSON on loopback; who may read the token file may act. */
final class AgentApi implements AutoCloseable {
    private final HttpServer server;
    private final byte[] authorization;
    private final Plans plans;
    private final Supplier<AgentStatus> status;
    private final Predicate<String> restart;
    private final Runnable down;

    /** An answer: status and a value for the body, or nothing. */
    private record Answer(int code, Optional<?> body) {
        static Answer ok(Object body) {
            return new Answer(200, Optional.of(body));
        }

        static Answer error(int code, String message) {
            return new Answer(code, Optional.of(Map.of("error", message)));
        }
    }

    AgentApi(
            int port,
            String token,
            Plans plans,
            Supplier<AgentStatus> status,
            Predicate<String> restart,
            Runnable down) {
        this.authorization = ("Bearer " + token).getBytes(StandardCharsets.UTF_8);
        this.plans = plans;
        this.status = status;
        this.restart = restart;
        this.down = down;
        try {
            server = HttpServer.create(
                    new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), 64);
        } catch (IOException e) {
            throw new Fault("the agent cannot listen on 127.0.0.1:" + port, e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", guarded(this::own));
    }

    /** Adds the pages of another feature below a path, behind the same token. */
    void mount(String path, HttpHandler handler) {
        server.createContext(path, guarded(handler));
    }

    void start() {
        server.start();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private HttpHandler guarded(HttpHandler handler) {
        return exchange -> {
            try (exchange) {
                if (allowed(exchange)) handler.handle(exchange);
                else send(exchange, Answer.error(401, "give the token of agent/token as bearer token"));
            }
        };
    }

    private boolean allowed(HttpExchange exchange) {
        String given = exchange.getRequestHeaders().getFirst("Authorization");
        return given != null && MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), authorization);
    }

    private void own(HttpExchange exchange) throws IOException {
        Answer answer;
        try {
            answer = answer(exchange, exchange.getRequestURI().getPath().split("/"));
        } catch (Fault | JacksonException | IllegalArgumentException e) {
            answer = Answer.error(400, Fault.words(e));
        }
        send(exchange, answer);
    }

    private Answer answer(HttpExchange exchange, String[] path) throws IOException {
        String first = path.length > 1 ? path[1] : "";
        String call = exchange.getRequestMethod() + " " + first + "/" + (path.length - 2);
        return switch (call) {
            case "GET status/0" -> Answer.ok(status.get());
            case "GET plans/0" -> Answer.ok(plans.status());
            case "GET plans/1" -> found(plans.status(path[2]), path[2]);
            case "PUT plans/1" -> put(exchange, path[2]);
            case "DELETE plans/1" -> plans.remove(path[2]).map(Answer::ok).orElse(new Answer(204, Optional.empty()));
            case "POST parts/2" -> restart(path[2], path[3]);
            case "POST down/0" -> {
                Thread.ofPlatform().name("down").start(down);
                yield new Answer(202, Optional.empty());
            }
            default -> Answer.error(404, "there is no " + exchange.getRequestMethod() + " " + exchange.getRequestURI());
        };
    }

    private Answer put(HttpExchange exchange, String name) throws IOException {
        NodePlan plan = Json.MAPPER.readValue(exchange.getRequestBody().readAllBytes(), NodePlan.class);
        if (!plan.name().equals(name)) return Answer.error(400, "the plan is named " + plan.name() + ", not " + name);
        return Answer.ok(plans.put(plan));
    }

    private Answer restart(String part, String verb) {
        if (!verb.equals("restart")) return Answer.error(404, "a part can only be restarted");
        return restart.test(part) ? new Answer(202, Optional.empty()) : Answer.error(404, "there is no part " + part);
    }

    private static Answer found(Optional<?> value, String name) {
        return value.map(Answer::ok).orElse(Answer.error(404, "there is no plan " + name));
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        byte[] body = answer.body().map(Json.MAPPER::writeValueAsBytes).orElse(new byte[0]);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(answer.code(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) exchange.getResponseBody().write(body);
    }
}
