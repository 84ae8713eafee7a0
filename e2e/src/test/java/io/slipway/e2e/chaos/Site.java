package io.slipway.e2e.chaos;

import static io.slipway.e2e.Platform.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.e2e.Platform;
import io.slipway.e2e.Run;
import io.slipway.e2e.Visit;
import java.io.IOException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import tools.jackson.databind.JsonNode;

/**
 * The one platform of all tests of a run: brought up by the first that wants it, with the app wave
 * that serves in tide/dev with two pods and in tide/prod with one; taken away after the last.
 */
final class Site implements AutoCloseable {
    static final String APP = "/api/v1/projects/tide/envs/%s/apps/wave";
    static final String BUILDS = "/api/v1/projects/tide/apps/wave/builds";
    private static final Duration SOON = Duration.ofSeconds(90);
    private static final int VISITORS_PER_SECOND = Integer.getInteger("chaos.qps", 200);

    private final Optional<ExternalPostgres> external;
    final Platform platform;
    final Ledger ledger;
    final Oracle oracle;
    final JdkApp app;
    private final Path repos = Files.createTempDirectory("slipway-chaos");
    final Visitors visitors;
    final Traffic probe;

    private Site(Optional<ExternalPostgres> external) throws IOException {
        this.external = external;
        Map<String, String> environment = new HashMap<>(Map.of("SLIPWAY_FAILPOINTS", "true"));
        external.ifPresent(database -> environment.putAll(database.environment()));
        platform = new Platform("chaos", Integer.getInteger("chaos.port", 18600), "local", environment);
        ledger = new Ledger(platform);
        platform.down("--purge");
        Run up = platform.up();
        assertThat(up.exit()).as("%s", up).isZero();
        app = new JdkApp(repos);
        ledger.watch();
        populate();
        oracle = new Oracle(platform, ledger);
        visitors = new Visitors(VISITORS_PER_SECOND, platform.port + 80, host("dev"));
        probe = new Traffic(10, () -> ready() ? "" : "not ready");
    }

    private void populate() {
        made("POST", "/api/v1/projects", "{\"name\": \"tide\"}", 201);
        made("POST", "/api/v1/projects/tide/envs", "{\"name\": \"dev\", \"envClass\": \"dev\"}", 201);
        made("POST", "/api/v1/projects/tide/envs", "{\"name\": \"prod\", \"envClass\": \"prod\"}", 201);
        made("POST", "/api/v1/projects/tide/apps", "{\"name\": \"wave\", \"git\": \"" + app.url() + "\"}", 201);
        ended(BUILDS + "/" + made("POST", BUILDS, "{}", 202).get("number").asInt());
        // Twice, so that there is one to go back to.
        deploy("dev", 2);
        deploy("dev", 2);
        deploy("prod", 1);
    }

    private void deploy(String env, int replicas) {
        String wish =
                "{\"config\": {\"ANSWER\": \"first\"}, \"replicas\": %d, \"reason\": \"first\"}".formatted(replicas);
        String id = made("POST", APP.formatted(env) + "/deploy", wish, 202)
                .get("id")
                .asString();
        ended("/api/v1/projects/tide/envs/" + env + "/rollouts/" + id);
    }

    private JsonNode made(String method, String path, String body, int status) {
        Platform.Answer answer = platform.api(method, path, body);
        assertThat(answer.status()).as("%s %s: %s", method, path, answer).isEqualTo(status);
        return answer.json();
    }

    /** Waits for the end of what is under this path, whatever happens to the server meanwhile. */
    JsonNode ended(String path) {
        JsonNode[] last = new JsonNode[1];
        await("the end of " + path, SOON.multipliedBy(2), () -> {
            Platform.Answer answer = platform.api("GET", path, "");
            if (answer.status() != 200) return false;
            last[0] = answer.json();
            return last[0].get("finished") != null && !last[0].get("finished").isNull();
        });
        return last[0];
    }

    boolean ready() {
        return platform.api("GET", "/readyz", "").status() == 200;
    }

    void awaitReady() {
        await("the server is ready", SOON, this::ready);
    }

    /** What a visitor of an environment is told. */
    Platform.Answer visit(String env) throws IOException {
        return Visit.get(platform.port + 80, host(env), "/");
    }

    private static String host(String env) {
        return "wave." + env + ".tide.localhost";
    }

    @Override
    public void close() {
        visitors.close();
        System.out.printf(
                "  visitors asked %d times, %d open connections renewed%n", visitors.asked(), visitors.renewed());
        probe.close();
        platform.close();
        external.ifPresent(ExternalPostgres::close);
        Platform.run(Duration.ofSeconds(30), Map.of(), List.of("rm", "-rf", repos.toString()));
        if (Boolean.getBoolean("chaos.record") && !Figures.rows().isEmpty()) Report.write(Figures.rows());
    }

    /** Tests of this class want a site with a database that is not its own. */
    @Retention(RetentionPolicy.RUNTIME)
    @interface OnExternalDatabase {}

    /** Gives the site to tests that ask for it; one at a time, since two would starve each other. */
    static final class Given implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Site.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            boolean outside = context.getRequiredTestClass().isAnnotationPresent(OnExternalDatabase.class);
            var store = context.getRoot().getStore(ExtensionContext.Namespace.GLOBAL);
            Site there = store.get("site", Site.class);
            if (there != null && there.external.isPresent() == outside) return there;
            if (there != null) store.remove("site", Site.class).close();
            Site site = open(outside);
            store.put("site", site);
            return site;
        }

        private static Site open(boolean outside) {
            try {
                return new Site(outside ? Optional.of(new ExternalPostgres()) : Optional.empty());
            } catch (IOException e) {
                throw new IllegalStateException("no platform for chaos", e);
            }
        }
    }
}
