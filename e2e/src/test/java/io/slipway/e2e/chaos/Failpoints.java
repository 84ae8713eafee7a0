package io.slipway.e2e.chaos;

import static io.slipway.e2e.Platform.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** The edges at which a server that was started for tests ends itself when their name is in a file. */
final class Failpoints {
    private static final Duration REACHED = Duration.ofSeconds(90);
    private final Path file;

    Failpoints(Path data) {
        this.file = data.resolve("failpoint");
    }

    /** In the order in which an operation of the kind comes by; {@code more} are reached in the step of their name. */
    static List<String> of(String kind, List<String> steps, List<String> more) {
        Stream<String> edges = steps.stream()
                .flatMap(step -> Stream.of(
                                Stream.of("intended"),
                                more.stream()
                                        .filter(m -> m.startsWith(step + "/"))
                                        .map(m -> m.substring(step.length() + 1)),
                                Stream.of("acted", "recorded"))
                        .flatMap(edge -> edge)
                        .map(edge -> step + "/" + edge));
        return Stream.concat(Stream.of("start/asked", "start/committed"), edges)
                .map(edge -> kind + "/" + edge)
                .toList();
    }

    void arm(String edge) {
        try {
            Path fresh = file.resolveSibling("failpoint.new");
            Files.writeString(fresh, edge);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns when the server came by and died; the server removes the file right before. */
    Instant awaitDeath(String edge) {
        try {
            await("the server comes by " + edge, REACHED, () -> !Files.exists(file));
            return Instant.now();
        } finally {
            disarm();
        }
    }

    private void disarm() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
