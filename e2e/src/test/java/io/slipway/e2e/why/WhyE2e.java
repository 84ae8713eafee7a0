package io.slipway.e2e.why;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.e2e.Platform;
import io.slipway.e2e.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Each fixture is one app of a real cluster; what {@code why} names first must be its cause, in 95 of 100. */
class WhyE2e {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final double RIGHT = 0.95;
    private static final String NAMESPACE = "why-dev";

    @TempDir
    Path folder;

    @Test
    void namesTheCauseOfEachBrokenApp() throws IOException {
        try (Platform platform = new Platform("why", 18760, "local")) {
            platform.down("--purge");
            assertThat(platform.up().exit()).isZero();
            IllApp.in(folder);
            ObjectNode well = well(platform);
            List<Fixture> fixtures = Fixtures.all("127.0.0.1:" + (platform.port + 3));
            Map<String, String> named = new LinkedHashMap<>();
            for (List<Fixture> group : Fixtures.groups(fixtures)) {
                damage(platform, well, group);
                if (group.stream().anyMatch(fixture -> fixture.app().equals("ill-host"))) {
                    said(platform);
                    shown(platform);
                }
                named.putAll(named(platform, group));
                kubectl(platform, "-n", NAMESPACE, "delete", "deployment", "-l", Fixture.LABEL, "--wait=false");
            }
            List<String> wrong = fixtures.stream()
                    .filter(fixture -> !fixture.rule().equals(named.get(fixture.app())))
                    .map(fixture -> fixture.app() + " is " + fixture.rule() + ", named " + named.get(fixture.app()))
                    .toList();
            System.out.printf("  why: %d of %d right %s%n", fixtures.size() - wrong.size(), fixtures.size(), wrong);
            assertThat((double) wrong.size() / fixtures.size()).as("%s", wrong).isLessThanOrEqualTo(1 - RIGHT);
        }
    }

    /** The Deployment of an app that is as it should be. */
    private ObjectNode well(Platform platform) {
        assertThat(platform.cli("project", "create", "why").exit()).isZero();
        assertThat(platform.cli("env", "create", "why/dev", "--class", "dev").exit())
                .isZero();
        assertThat(platform.cli("app", "create", "why/well", "--git", git(), "--skip-tests")
                        .exit())
                .isZero();
        Run never = platform.cli("why/dev", "why", "well");
        assertThat(never.out()).contains("not deployed").contains("slipway why/dev ship well");
        Run shipped = platform.cli("why/dev", "ship", "well");
        assertThat(shipped.exit()).as("%s", shipped).isZero();
        Run why = platform.cli("why/dev", "why", "well");
        assertThat(why.exit()).as("%s", why).isZero();
        assertThat(why.out()).contains("well");
        return (ObjectNode) JsonMapper.shared()
                .readTree(kubectl(platform, "-n", NAMESPACE, "get", "deployment", "well", "-o", "json"));
    }

    private void damage(Platform platform, ObjectNode well, List<Fixture> fixtures) throws IOException {
        ObjectNode list =
                JsonMapper.shared().createObjectNode().put("apiVersion", "v1").put("kind", "List");
        ArrayNode items = list.putArray("items");
        ObjectNode claim = items.addObject().put("apiVersion", "v1").put("kind", "PersistentVolumeClaim");
        claim.putObject("metadata").put("name", "golden").put("namespace", NAMESPACE);
        claim.putObject("spec")
                .put("storageClassName", "golden")
                .putArray("accessModes")
                .add("ReadWriteOnce");
        claim.withObject("/spec/resources/requests").put("storage", "1Mi");
        for (Fixture fixture : fixtures) {
            String body = "{\"name\":\"%s\",\"git\":\"%s\"}".formatted(fixture.app(), git());
            var made = platform.api("POST", "/api/v1/projects/why/apps", body);
            assertThat(made.status()).as("%s", made).isEqualTo(201);
            ObjectNode copy = well.deepCopy();
            copy.remove("status");
            ObjectNode labels = JsonMapper.shared()
                    .createObjectNode()
                    .put("slipway.io/app", fixture.app())
                    .put("slipway.io/project", "why")
                    .put("slipway.io/env", "dev")
                    .put(Fixture.LABEL, "true");
            copy.putObject("metadata")
                    .put("name", fixture.app())
                    .put("namespace", NAMESPACE)
                    .set("labels", labels);
            copy.withObject("/spec/selector").putObject("matchLabels").put("slipway.io/app", fixture.app());
            copy.withObject("/spec/template/metadata").set("labels", labels.deepCopy());
            fixture.change().accept(new Fixture.Broken(copy));
            items.add(copy);
        }
        Path file = Files.writeString(folder.resolve("fixtures.json"), list.toString());
        kubectl(platform, "apply", "-f", file.toString());
    }

    private String git() {
        return folder.resolve(IllApp.NAME).toString();
    }

    /** What people read: cause, lines and next step. */
    private static void said(Platform platform) {
        Platform.await(
                "a cause of ill-host",
                PATIENCE,
                () -> first(platform, "ill-host").equals("name-unknown"));
        Run run = platform.cli("why/dev", "why", "ill-host");
        assertThat(run.exit()).as("%s", run).isZero();
        assertThat(run.out())
                .as("%s", run)
                .contains("a host the app needs has no address: mysql.nowhere.invalid")
                .contains("| Pod/ill-host-")
                .contains("next: mend the name in the configuration");
    }

    private static void shown(Platform platform) {
        Run browser = platform.browse("why.test.mjs", Duration.ofMinutes(2), "why", "ill-host");
        assertThat(browser.exit()).as("%s", browser).isZero();
    }

    /** Looks until each is named as it should be, or the time is over. */
    private static Map<String, String> named(Platform platform, List<Fixture> fixtures) {
        Instant end = Instant.now().plus(PATIENCE);
        Map<String, String> named = new LinkedHashMap<>();
        List<Fixture> open = new ArrayList<>(fixtures);
        while (!open.isEmpty() && Instant.now().isBefore(end)) {
            open.forEach(fixture -> named.put(fixture.app(), first(platform, fixture.app())));
            open.removeIf(fixture -> fixture.rule().equals(named.get(fixture.app())));
            LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
        }
        return named;
    }

    private static String first(Platform platform, String app) {
        var answer = platform.api("GET", "/api/v1/projects/why/envs/dev/apps/" + app + "/why", "");
        if (answer.status() != 200) return answer.status() + " " + answer.body();
        JsonNode causes = answer.json().get("causes");
        return causes.isEmpty() ? "" : causes.get(0).get("rule").asString();
    }

    private static String kubectl(Platform platform, String... words) {
        Run run = Platform.kubectl(platform.kubeconfig(), words);
        assertThat(run.exit()).as("%s", run).isZero();
        return run.out();
    }
}
