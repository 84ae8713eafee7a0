package io.slipway.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildLogTest {
    private static final UUID BUILD = UUID.randomUUID();

    @TempDir
    private Path folder;

    private BuildLog log;

    @BeforeEach
    void open() {
        Optional<Path> none = Optional.empty();
        log = new BuildLog(new BuildSettings(
                folder, 0, 1, 1, 0, 1, folder, none, folder, List.of(), List.of(), List.of(), "", folder, none));
    }

    @Test
    void leavesOutWhatComesAfterTheEnd() throws IOException {
        Consumer<String> overtaken = log.writer(BUILD);
        log.writer(BUILD).accept("in time");
        log.closed(BUILD);
        overtaken.accept("late");
        assertThat(text()).isEqualTo("in time\n");
        assertThat(log.writing(BUILD)).isFalse();
    }

    @Test
    void goesOnAfterAnInterrupt() throws IOException {
        Consumer<String> writer = log.writer(BUILD);
        Thread.currentThread().interrupt();
        writer.accept("while interrupted");
        assertThat(Thread.interrupted()).isTrue();
        writer.accept("failed: cancelled");
        assertThat(text()).isEqualTo("while interrupted\nfailed: cancelled\n");
    }

    @Test
    void closesWhatEndedElsewhere() {
        UUID running = UUID.randomUUID();
        log.writer(BUILD).accept("lost to another server");
        log.writer(running).accept("runs here");
        log.close(BUILD::equals);
        assertThat(log.writing(BUILD)).isFalse();
        assertThat(log.writing(running)).isTrue();
        log.closed(running);
    }

    private String text() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(log.copy(BUILD, out)).isTrue();
        return out.toString(StandardCharsets.UTF_8);
    }
}
