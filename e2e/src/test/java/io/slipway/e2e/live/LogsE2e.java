package io.slipway.e2e.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.e2e.Platform;
import io.slipway.e2e.Run;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Logs of two pods on a real cluster: in order, searched, and followed over an API server that dies. */
class LogsE2e {
    private static final Pattern TICK = Pattern.compile("^(\\S+)  tick (\\d+)$");
    private static final Pattern TOCK = Pattern.compile("^(\\S+)  .* tock (\\d+)$");

    @TempDir
    Path folder;

    @Test
    void logsOfAllPodsInOrderWithoutLossOrDouble() throws IOException {
        try (Platform platform = new Platform("logs", 18780, "local")) {
            platform.down("--purge");
            assertThat(platform.up().exit()).isZero();
            platform.ok("project", "create", "live");
            platform.ok("env", "create", "live/dev", "--class", "dev");
            platform.ok("app", "create", "live/tick", "--git", TickingApp.in(folder), "--skip-tests");
            platform.ok("live/dev", "ship", "tick");
            platform.ok("live/dev", "scale", "tick", "2");
            inOrder(platform);
            searched(platform);
            refused(platform);
            declared(platform);
            followed(platform);
            files(platform);
            drained(platform);
        }
    }

    private static void inOrder(Platform platform) {
        Platform.await(
                "a hundred lines of each pod",
                Duration.ofSeconds(30),
                () -> platform.ok("live/dev", "logs", "tick", "--tail", "100", "-o", "json")
                                .json()
                                .get("items")
                                .size()
                        == 200);
        JsonNode items = platform.ok("live/dev", "logs", "tick", "--tail", "100", "-o", "json")
                .json()
                .get("items");
        List<Instant> times = items.valueStream()
                .map(line -> Instant.parse(line.get("time").asString()))
                .toList();
        assertThat(items.valueStream().map(line -> line.get("pod").asString()).distinct())
                .hasSize(2);
        assertThat(times).isSorted().hasSizeBetween(100, 200);
    }

    private static void searched(Platform platform) {
        Run run = platform.ok("live/dev", "logs", "tick", "--tail", "10000", "--grep", "Main.java:\\d+");
        assertThat(run.out())
                .contains("java.lang.IllegalStateException: on purpose")
                .contains("at org.tick.Main.main(Main.java:")
                .doesNotContain("tick 1");
    }

    private static void declared(Platform platform) {
        Run bad = platform.cli("app", "log-files", "live/tick", "--log-dir", "logs", "--log-file", "a/b");
        assertThat(bad.exit()).as("%s", bad).isNotZero();
        assertThat(bad.err()).contains("is not an absolute folder").contains("is not the name of a file");
        platform.ok("app", "log-files", "live/tick", "--log-dir", "/home/deploy/logs");
        Run errors = platform.ok("live/dev", "error-logs", "tick");
        assertThat(errors.out().lines()).hasSize(2).allMatch(line -> line.endsWith("ERROR only once"));
        assertThat(platform.ok("live/dev", "logs", "tick", "--tail", "3").out()).contains(" INFO tock ");
        assertThat(platform.ok("live/dev", "logs", "tick", "--stdout", "--level", "error")
                        .out())
                .contains("ERROR it broke")
                .doesNotContain("tick 1");
    }

    private static void refused(Platform platform) {
        Run run = platform.cli("live/dev", "logs", "tick", "--grep", "(");
        assertThat(run.exit()).as("%s", run).isNotZero();
        assertThat(run.err()).contains("is no regular expression");
        Run never = platform.cli("live/dev", "logs", "tick", "--since", "soon");
        assertThat(never.exit()).isEqualTo(2);
    }

    /** Each pod's numbers go up by one from the first line to long after the API server has come back. */
    private static void followed(Platform platform) throws IOException {
        try (Following following = new Following(platform, TICK, "logs", "tick", "-f", "--tail", "1", "--stdout")) {
            Platform.await("ticks of both pods", Duration.ofSeconds(20), () -> following.pods() == 2);
            Platform.kill(platform.pid("kube-apiserver"));
            int before = following.lines();
            Platform.await("a further 1,000 ticks", Duration.ofSeconds(90), () -> following.lines() > before + 1_000);
            following.noneLostNoneTwice();
        }
    }

    /** The file is renamed every 10 s; then the server dies too. */
    private static void files(Platform platform) throws IOException {
        try (Following following = new Following(platform, TOCK, "logs", "tick", "-f", "--tail", "1")) {
            Platform.await("two rotations of both files", Duration.ofSeconds(60), () -> following.lines() > 900);
            // What tailed a file that was renamed has ended, although nobody writes it any more.
            Platform.await("one tail and its shell a pod", Duration.ofSeconds(20), () -> tails() <= 4);
            Platform.kill(platform.pid("server"));
            int before = following.lines();
            Platform.await("400 lines more", Duration.ofSeconds(60), () -> following.lines() > before + 400);
            assertThat(following.pods()).isEqualTo(2);
            following.noneLostNoneTwice();
        }
    }

    /** Two pods whose budget lets one be away, and no other node: one leaves, one waits until the node is back. */
    private static void drained(Platform platform) throws IOException {
        String node = platform.api("GET", "/api/v1/clusters/local/nodes", "")
                .json()
                .get("items")
                .get(0)
                .get("name")
                .asString();
        Run plan = platform.ok("node", "drain", node, "--dry-run");
        assertThat(plan.out()).contains("node.drain.asked").contains("live-dev/tick-");
        Run absent = platform.cli("node", "drain", "nowhere");
        assertThat(absent.err()).contains("has no node 'nowhere'");
        platform.ok("node", "cordon", node);
        platform.ok("node", "uncordon", node);
        JsonNode drain = platform.ok("node", "drain", node, "--timeout", "0", "-o", "json")
                .json();
        String path = "/api/v1/clusters/local/drains/" + drain.get("id").asString();
        Platform.await(
                "one waits for its budget",
                Duration.ofSeconds(60),
                () -> platform.api("GET", path, "")
                        .json()
                        .path("message")
                        .asString("")
                        .matches(".*wait.* for a disruption budget: .*tick.*"));
        assertThat(platform.api("POST", path + "/cancel", "").status()).isEqualTo(200);
        Platform.await(
                "it is cancelled",
                Duration.ofSeconds(30),
                () -> platform.api("GET", path, "")
                        .json()
                        .get("state")
                        .asString()
                        .equals("Cancelled"));
        platform.ok("node", "uncordon", node);
        Platform.await(
                "both pods are back",
                Duration.ofSeconds(60),
                () -> platform.ok("live/dev", "status", "tick").out().contains("2 of 2"));
    }

    /** Processes in the containers that read the file. */
    private static long tails() {
        return ProcessHandle.allProcesses()
                .filter(process -> Platform.commandLine(process.pid()).contains("/home/deploy/logs/tick.log"))
                .filter(process -> Platform.commandLine(process.pid()).contains("tail"))
                .count();
    }
}
