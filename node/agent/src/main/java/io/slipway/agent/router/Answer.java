package io.slipway.agent.router;

import com.sun.net.httpserver.HttpExchange;
import io.slipway.api.Problem;
import io.slipway.api.Problem.Fault;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** What one request is answered with: a value, nothing, or a problem. */
record Answer(int status, @Nullable Object body) {
    static Answer ok(Object body) {
        return new Answer(200, body);
    }

    static Answer done() {
        return new Answer(204, null);
    }

    static Answer invalid(List<Fault> faults) {
        return problem(
                400, "Invalid", "The input is not right", faults.getFirst().message(), faults, null);
    }

    static Answer invalid(String field, String message) {
        return invalid(List.of(new Fault(field, message)));
    }

    static Answer clash(String detail) {
        return problem(409, "Exists", "The host and path are taken", detail, List.of(), "Delete the other route first");
    }

    static Answer notFound(String what) {
        return problem(404, "NotFound", "There is no such thing", what, List.of(), "GET /router/routes lists all");
    }

    static Answer failed(String detail) {
        return problem(500, "Failed", "The router could not do it", detail, List.of(), "Read the agent's log");
    }

    private static Answer problem(
            int status, String code, String title, String detail, List<Fault> faults, @Nullable String next) {
        return new Answer(
                status,
                new Problem("urn:slipway:problem:" + code, title, status, detail, code, faults, List.of(), next));
    }

    void send(HttpExchange exchange, JsonMapper json) throws IOException {
        if (body == null) {
            exchange.sendResponseHeaders(status, -1);
            return;
        }
        var type = body instanceof Problem ? "application/problem+json" : "application/json";
        var bytes = json.writeValueAsBytes(body);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
