package io.slipway.agent.router;

import com.sun.net.httpserver.HttpExchange;
import io.slipway.api.node.RouteSpec;
import io.slipway.api.node.RouterConfig;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The HTTP face: translates only. */
final class RouterApi {
    private static final int LARGEST = 1 << 20;
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();
    private final Programmer programmer;
    private final Clusters clusters;
    private final PlainAddresses plain;
    private final RouteReport report;

    RouterApi(Programmer programmer, Clusters clusters, PlainAddresses plain, RouteReport report) {
        this.programmer = programmer;
        this.clusters = clusters;
        this.plain = plain;
        this.report = report;
    }

    void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            answer(exchange).send(exchange, JSON);
        }
    }

    private Answer answer(HttpExchange exchange) {
        var parts = List.of(exchange.getRequestURI().getPath().substring(1).split("/", -1));
        var call = exchange.getRequestMethod() + " " + (parts.size() > 1 ? parts.get(1) : "") + " " + parts.size();
        try {
            return switch (call) {
                case "GET stats 2" -> Answer.ok(report.total());
                case "GET routes 2" -> Answer.ok(report.all());
                case "GET routes 3" -> route(parts.get(2));
                case "PUT routes 3" -> putRoute(parts.get(2), exchange);
                case "DELETE routes 3" -> deleteRoute(parts.get(2));
                case "PUT clusters 3" -> putCluster(parts.get(2), exchange);
                case "DELETE clusters 3" -> deleteCluster(parts.get(2));
                default ->
                    Answer.notFound("the router has no %s %s"
                            .formatted(
                                    exchange.getRequestMethod(),
                                    exchange.getRequestURI().getPath()));
            };
        } catch (JacksonException e) {
            return Answer.invalid("", "the body is not the JSON that is wanted: " + e.getOriginalMessage());
        } catch (RouteTaken e) {
            return Answer.clash(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return Answer.failed(e.toString());
        }
    }

    private Answer route(String id) {
        return report.one(id).map(Answer::ok).orElseGet(() -> Answer.notFound("the router has no route " + id));
    }

    private Answer putRoute(String id, HttpExchange exchange) throws IOException, RouteTaken {
        var spec = normal(read(exchange, RouteSpec.class));
        var faults = RouteCheck.faults(id, spec);
        if (faults.isEmpty()) {
            faults = plain.faults(spec);
        }
        if (!faults.isEmpty()) {
            return Answer.invalid(faults);
        }
        programmer.put(spec, source(spec));
        return route(id);
    }

    private Optional<Target> source(RouteSpec spec) {
        return PlainAddresses.of(spec) ? plain.target(spec) : clusters.target(spec);
    }

    private Answer deleteRoute(String id) throws IOException, RouteTaken {
        programmer.delete(id);
        return Answer.done();
    }

    private Answer putCluster(String name, HttpExchange exchange) throws IOException, RouteTaken {
        var config = read(exchange, RouterConfig.class);
        var faults = RouteCheck.faults(name, config);
        if (!faults.isEmpty()) {
            return Answer.invalid(faults);
        }
        programmer.put(config);
        clusters.follow(config);
        return Answer.ok(config);
    }

    private Answer deleteCluster(String name) throws IOException, RouteTaken {
        programmer.deleteCluster(name);
        clusters.forget(name);
        return Answer.done();
    }

    /** What is left out is told by the checks, all at once; null says as little as an empty object. */
    private static <T> T read(HttpExchange exchange, Class<T> type) throws IOException {
        var value = JSON.readValue(exchange.getRequestBody().readNBytes(LARGEST), type);
        return value == null ? JSON.readValue("{}", type) : value;
    }

    /** One spelling of what means the same; what JSON left out is empty. */
    private static RouteSpec normal(RouteSpec spec) {
        var host = Objects.requireNonNullElse(spec.host(), "").toLowerCase(Locale.ROOT);
        var path = Objects.requireNonNullElse(spec.path(), "/");
        return new RouteSpec(
                Objects.requireNonNullElse(spec.id(), ""),
                host,
                path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path,
                spec.cluster(),
                spec.namespace(),
                spec.service(),
                spec.port(),
                Objects.requireNonNullElse(spec.addresses(), List.of()));
    }
}
