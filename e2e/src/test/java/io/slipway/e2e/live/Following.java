package io.slipway.e2e.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.e2e.Platform;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A client that follows logs, and the numbers in its lines by pod. */
final class Following implements AutoCloseable {
    private final Pattern line;
    private final Process process;
    private final List<String> lines = new CopyOnWriteArrayList<>();

    /** @param line its first group is the pod, its second the number */
    Following(Platform platform, Pattern line, String... words) throws IOException {
        this.line = line;
        List<String> command =
                new ArrayList<>(List.of(Platform.HOME.resolve("slipway").toString(), "live/dev"));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("SLIPWAY_DATA", platform.data.toString());
        builder.redirectError(Files.createTempFile("slipway-logs", ".err").toFile());
        process = builder.start();
        Thread.ofVirtual().start(this::read);
    }

    int lines() {
        return lines.size();
    }

    int pods() {
        return numbers().size();
    }

    void noneLostNoneTwice() {
        numbers().forEach((pod, numbers) -> {
            for (int i = 1; i < numbers.size(); i++) {
                assertThat(numbers.get(i))
                        .as("%s after %s", pod, numbers.get(i - 1))
                        .isEqualTo(numbers.get(i - 1) + 1);
            }
            System.out.printf("  logs -f: %s %d lines, none lost, none twice%n", pod, numbers.size());
        });
    }

    private Map<String, List<Integer>> numbers() {
        Map<String, List<Integer>> numbers = new HashMap<>();
        for (String one : lines) {
            Matcher found = line.matcher(one);
            if (found.matches()) {
                numbers.computeIfAbsent(found.group(1), pod -> new ArrayList<>())
                        .add(Integer.valueOf(found.group(2)));
            }
        }
        return numbers;
    }

    private void read() {
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String one = in.readLine(); one != null; one = in.readLine()) lines.add(one);
        } catch (IOException ended) {
            return; // the process was ended by the test
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }
}
