package io.slipway;

import io.slipway.access.People;
import io.slipway.access.Person;
import io.slipway.access.Role;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The real server with a real PostgreSQL on free ports, one per test JVM for all tests that do not
 * stop it. No agent, no cluster.
 */
public final class TestServer implements AutoCloseable {
    private static @Nullable TestServer shared;
    private static @Nullable EmbeddedPostgres postgres;

    private final ConfigurableApplicationContext context;
    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonMapper json = JsonMapper.shared();
    private final String admin;

    private TestServer(ConfigurableApplicationContext context, String admin) {
        this.context = context;
        this.admin = admin;
    }

    /** An answer: status and body. */
    public record Answer(int status, String body) {
        public JsonNode json() {
            return JsonMapper.shared().readTree(body);
        }
    }

    public static synchronized TestServer shared() throws IOException {
        if (shared == null) shared = start("slipway_shared", Map.of());
        return shared;
    }

    /** A server of one's own on a database of one's own, with more settings. */
    public static TestServer start(String database, Map<String, String> settings, Class<?>... more) throws IOException {
        Path data = Files.createTempDirectory("slipway-test");
        Path password = Files.writeString(data.resolve("db"), "postgres");
        Path token = Files.writeString(data.resolve("token"), "slw_test-admin-token");
        List<String> args = new ArrayList<>(List.of(
                "--server.port=0",
                "--slipway.data=" + data,
                "--slipway.adminTokenFile=" + token,
                "--slipway.dbUrl=" + settings.getOrDefault("slipway.dbUrl", url(database)),
                "--slipway.dbUser=postgres",
                "--slipway.dbPasswordFile=" + password));
        settings.forEach((key, value) -> {
            if (!key.equals("slipway.dbUrl")) args.add("--" + key + "=" + value);
        });
        List<Class<?>> sources = new ArrayList<>(List.of(more));
        sources.add(Slipway.class);
        SpringApplication app = new SpringApplication(sources.toArray(Class<?>[]::new));
        return new TestServer(app.run(args.toArray(String[]::new)), "slw_test-admin-token");
    }

    /** Where a database of the tests is; made when it is not there. */
    public static synchronized String url(String database) throws IOException {
        if (postgres == null) {
            EmbeddedPostgres started = EmbeddedPostgres.builder().start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> close(started)));
            postgres = started;
        }
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            try (var found = statement.executeQuery("select 1 from pg_database where datname = '" + database + "'")) {
                if (!found.next()) statement.execute("create database " + database);
            }
        } catch (java.sql.SQLException e) {
            throw new IOException("database " + database, e);
        }
        return postgres.getJdbcUrl("postgres", database);
    }

    private static void close(EmbeddedPostgres started) {
        try {
            started.close();
        } catch (IOException e) {
            System.err.println("postgres of the tests did not stop: " + e);
        }
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public ConfigurableApplicationContext context() {
        return context;
    }

    public String url() {
        return "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port");
    }

    /** Token of the administrator. */
    public String admin() {
        return admin;
    }

    /** Token of a fresh person with this role on this scope. */
    public String person(String name, Role role, String scope) {
        return bean(People.class).add(name, role, scope).reveal();
    }

    /** A token of someone with every right, everywhere: what {@link Person#EVERYWHERE} means. */
    public Answer call(String method, String path, @Nullable Object body, @Nullable String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url() + path))
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(
                                        body instanceof String text ? text : json.writeValueAsString(body)))
                .header("Content-Type", "application/json");
        if (token != null) request.header("Authorization", "Bearer " + token);
        return send(request.build());
    }

    public Answer send(HttpRequest request) {
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer.body());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(request.method() + " " + request.uri(), e);
        }
    }

    @Override
    public void close() {
        context.close();
        http.close();
    }
}
