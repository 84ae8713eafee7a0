package io.slipway.e2e.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.e2e.Platform;
import io.slipway.e2e.Run;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Logs of two pods on a real cluster: in order, searched, and followed over an API server that dies. */
class LogsE2e {
    private static final Pattern TICK = Pattern.compile("^(\\S+)  tick (\\d+)$");

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
            followed(platform);
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

    private static void refused(Platform platform) {
        Run run = platform.cli("live/dev", "logs", "tick", "--grep", "(");
        assertThat(run.exit()).as("%s", run).isNotZero();
        assertThat(run.err()).contains("is no regular expression");
        Run never = platform.cli("live/dev", "logs", "tick", "--since", "soon");
        assertThat(never.exit()).isEqualTo(2);
    }

    /** Each pod's numbers go up by one from the first line to long after the API server has come back. */
    private static void followed(Platform platform) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Platform.HOME.resolve("slipway").toString(), "live/dev", "logs", "tick", "-f", "--tail", "1");
        builder.environment().put("SLIPWAY_DATA", platform.data.toString());
        builder.redirectError(Files.createTempFile("slipway-logs", ".err").toFile());
        Process process = builder.start();
        List<String> lines = new CopyOnWriteArrayList<>();
        Thread reader = Thread.ofVirtual().start(() -> read(process, lines));
        Platform.await(
                "ticks of both pods", Duration.ofSeconds(20), () -> ticks(lines).size() == 2);
        Platform.kill(platform.pid("kube-apiserver"));
        int before = lines.size();
        Platform.await("a further 1,000 ticks", Duration.ofSeconds(90), () -> lines.size() > before + 1_000);
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        assertThat(reader).isNotNull();
        ticks(lines).forEach((pod, numbers) -> {
            for (int i = 1; i < numbers.size(); i++) {
                assertThat(numbers.get(i))
                        .as("%s after %s", pod, numbers.get(i - 1))
                        .isEqualTo(numbers.get(i - 1) + 1);
            }
            System.out.printf("  logs -f: %s %d lines, none lost, none twice%n", pod, numbers.size());
        });
    }

    private static Map<String, List<Integer>> ticks(List<String> lines) {
        Map<String, List<Integer>> ticks = new HashMap<>();
        for (String line : lines) {
            Matcher tick = TICK.matcher(line);
            if (tick.matches()) {
                ticks.computeIfAbsent(tick.group(1), pod -> new ArrayList<>()).add(Integer.valueOf(tick.group(2)));
            }
        }
        return ticks;
    }

    private static void read(Process process, List<String> lines) {
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) lines.add(line);
        } catch (IOException ended) {
            return; // the process was ended by the test
        }
    }

    private static Run ok(Platform platform, String... words) {
        Run run = platform.cli(words);
        assertThat(run.exit()).as("%s", run).isZero();
        return run;
    }
}
