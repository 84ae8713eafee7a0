package io.slipway.e2e.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.e2e.Platform;
import io.slipway.e2e.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a person does by hand to an app that runs: a pod deleted, rollouts held, pods by load and by the clock, files. */
final class Touched {
    private final Platform platform;
    private final String space;
    private final String app;

    Touched(Platform platform, String space, String app) {
        this.platform = platform;
        this.space = space;
        this.app = app;
    }

    void all(Path folder) throws IOException {
        aPodIsDeleted();
        String time = soon();
        platform.ok(space, "schedule", app, "--at", time, "--zone", "UTC", "--replicas", "2", "--reason", "trial");
        files(folder);
        isHeld();
        Platform.await("the clock's two pods at " + time, Duration.ofSeconds(100), () -> ready() == 2);
        String rule = "* " + time + " UTC: 2 pods";
        assertThat(activity()).contains("app.scheduled").contains(rule);
        assertThat(rollouts()).containsOnlyOnce("schedule: " + rule + " (by local-admin)");
        platform.ok(space, "schedule", app, "--remove", "1");
        followsItsLoad();
    }

    /** A time that comes within the next minute and a bit. */
    private static String soon() {
        return DateTimeFormatter.ofPattern("HH:mm")
                .withZone(ZoneOffset.UTC)
                .format(Instant.now().plusSeconds(65));
    }

    private void files(Path folder) throws IOException {
        Path sent = Files.writeString(folder.resolve("sent.txt"), "over and out\n".repeat(10_000));
        String hash = platform.ok(space, "cp", sent.toString(), app + ":/tmp/", "-o", "json")
                .json()
                .get("sha256")
                .asString();
        assertThat(platform.ok(space, "cp", app + ":/tmp/sent.txt", "-").out()).isEqualTo(Files.readString(sent));
        Path logs = folder.resolve("logs");
        assertThat(platform.ok(space, "cp", app + ":/home/deploy/logs", logs.toString(), "-o", "json")
                        .json()
                        .get("files")
                        .asInt())
                .isPositive();
        assertThat(logs.resolve("tick.error.log")).content().contains("ERROR only once");
        Run none = platform.cli(space, "cp", app + ":/tmp/nothing", folder.toString());
        assertThat(none.exit()).isNotZero();
        assertThat(none.err()).contains("/tmp/nothing").contains("o such file");
        assertThat(activity()).contains("terminal.file.copied").contains(hash);
    }

    private void aPodIsDeleted() {
        String pod = pods().getFirst();
        Run tried = platform.ok(space, "delete", "pod", pod, "--dry-run");
        assertThat(tried.out()).contains("last ready pod of service " + app).contains("makes another pod in its place");
        assertThat(pods()).contains(pod);
        Run deleted = platform.ok(space, "delete", "pod", pod);
        assertThat(deleted.err()).contains("gone");
        assertThat(pods()).hasSize(1).doesNotContain(pod);
    }

    private void isHeld() {
        platform.ok(space, "pause", app, "--reason", "a look");
        Run refused = platform.cli(space, "restart", app);
        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.err())
                .contains("is paused by local-admin")
                .contains("a look")
                .contains("resume " + app);
        assertThat(platform.cli(space, "why", app).out()).contains("paused");
        assertThat(platform.ok(space, "resume", app).out()).doesNotContain("paused");
        assertThat(Platform.kubectl(
                                platform.kubeconfig(),
                                "get",
                                "deployment",
                                app,
                                "-n",
                                space.replace('/', '-'),
                                "-o",
                                "jsonpath={.spec.paused}")
                        .out())
                .isNotEqualTo("true");
    }

    /** No metrics API here: the bounds hold, and that it cannot follow is said. */
    private void followsItsLoad() {
        assertThat(holdsTheNumber()).as("without an autoscaler").isTrue();
        platform.ok(space, "autoscale", app, "--min", "1", "--max", "1", "--cpu", "70");
        Platform.await("within its bounds", Duration.ofSeconds(60), () -> pods().size() == 1);
        Run refused = platform.cli(space, "scale", app, "2");
        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.err()).contains("autoscaler of " + app).contains("1 to 1");
        platform.ok(space, "restart", app);
        Platform.await("one new pod", Duration.ofSeconds(30), () -> pods().size() == 1);
        JsonNode shown = platform.ok(space, "autoscale", app, "-o", "json").json();
        assertThat(shown.get("warning").asString()).contains("no metrics API");
        assertThat(shown.get("bounds").get("max").asInt()).isEqualTo(1);
        Platform.await(
                "why tells that it is blind",
                Duration.ofSeconds(60),
                () -> platform.cli(space, "why", app, "-o", "json").out().contains("no-metrics-api"));
        assertThat(holdsTheNumber()).as("a rollout does not hold the number").isFalse();
        platform.ok(space, "autoscale", app, "--off");
        Platform.await(
                "no autoscaler is left",
                Duration.ofSeconds(30),
                () -> Platform.kubectl(platform.kubeconfig(), "get", "hpa", "-n", space.replace('/', '-'), "-o", "name")
                        .out()
                        .isBlank());
    }

    /** Whether our own apply says how many pods there are. */
    private boolean holdsTheNumber() {
        String deployment = Platform.kubectl(
                        platform.kubeconfig(),
                        "get",
                        "deployment",
                        app,
                        "-n",
                        space.replace('/', '-'),
                        "--show-managed-fields",
                        "-o",
                        "json")
                .out();
        for (JsonNode entry :
                JsonMapper.shared().readTree(deployment).path("metadata").path("managedFields")) {
            boolean ours = entry.path("manager").asString("").equals("slipway")
                    && entry.path("operation").asString("").equals("Apply");
            if (ours && entry.path("fieldsV1").path("f:spec").has("f:replicas")) return true;
        }
        return false;
    }

    private String activity() {
        String project = space.substring(0, space.indexOf('/'));
        return platform.api("GET", "/api/v1/projects/" + project + "/activity?size=200", "")
                .body();
    }

    private String rollouts() {
        String[] words = space.split("/", 2);
        return platform.api(
                        "GET", "/api/v1/projects/" + words[0] + "/envs/" + words[1] + "/apps/" + app + "/rollouts", "")
                .body();
    }

    private List<String> pods() {
        List<String> names = new ArrayList<>();
        for (JsonNode pod : rows()) {
            if (!pod.get("stage").asString().equals("draining"))
                names.add(pod.get("name").asString());
        }
        return names;
    }

    private long ready() {
        long ready = 0;
        for (JsonNode pod : rows()) if (pod.get("stage").asString().equals("ready")) ready++;
        return ready;
    }

    private JsonNode rows() {
        String[] words = space.split("/", 2);
        return platform.api("GET", "/api/v1/projects/" + words[0] + "/envs/" + words[1] + "/pods?app=" + app, "")
                .json()
                .get("items");
    }
}
