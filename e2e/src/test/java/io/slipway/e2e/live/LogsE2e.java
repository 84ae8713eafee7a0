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
            ok(platform, "project", "create", "live");
            ok(platform, "env", "create", "live/dev", "--class", "dev");
            ok(platform, "app", "create", "live/tick", "--git", TickingApp.in(folder), "--skip-tests");
            ok(platform, "live/dev", "ship", "tick");
            ok(platform, "live/dev", "scale", "tick", "2");
            inOrder(platform);
            searched(platform);
            refused(platform);
            declared(platform);
            followed(platform);
            files(platform);
        }
    }

    private static void inOrder(Platform platform) {
        JsonNode items = ok(platform, "live/dev", "logs", "tick", "--tail", "100", "-o", "json")
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
        Run run = ok(platform, "live/dev", "logs", "tick", "--tail", "10000", "--grep", "Main.java:\\d+");
        assertThat(run.out())
                .contains("java.lang.IllegalStateException: on purpose")
                .contains("at org.tick.Main.main(Main.java:")
                .doesNotContain("tick 1");
    }

    private static void declared(Platform platform) {
        Run bad = platform.cli("app", "log-files", "live/tick", "--log-dir", "logs", "--log-file", "a/b");
        assertThat(bad.exit()).as("%s", bad).isNotZero();
        assertThat(bad.err()).contains("is not an absolute folder").contains("is not the name of a file");
        ok(platform, "app", "log-files", "live/tick", "--log-dir", "/home/deploy/logs");
        Run errors = ok(platform, "live/dev", "error-logs", "tick");
        assertThat(errors.out().lines()).hasSize(2).allMatch(line -> line.endsWith("ERROR only once"));
        assertThat(ok(platform, "live/dev", "logs", "tick", "--tail", "3").out())
                .contains(" INFO tock ");
        assertThat(ok(platform, "live/dev", "logs", "tick", "--stdout", "--level", "error")
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
            Platform.kill(platform.pid("server"));
            int before = following.lines();
            Platform.await("400 lines more", Duration.ofSeconds(60), () -> following.lines() > before + 400);
            following.noneLostNoneTwice();
        }
    }

    private static Run ok(Platform platform, String... words) {
        Run run = platform.cli(words);
        assertThat(run.exit()).as("%s", run).isZero();
        return run;
    }
}
