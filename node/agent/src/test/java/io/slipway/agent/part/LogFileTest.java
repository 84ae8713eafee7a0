package io.slipway.agent.part;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {
    @Test
    void keepsALongLogAsAnOlderPieceAndGoesOnEmpty(@TempDir Path folder) throws IOException {
        Path log = folder.resolve("p.log");
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "rw")) {
            file.setLength(21L << 20);
        }

        new LogFile(log).rotate();

        assertThat(log).isEmptyFile();
        assertThat(folder.resolve("p.log.1")).hasSize(21L << 20);
    }

    @Test
    void tellsTheLastLineThatSaysSomething(@TempDir Path folder) throws IOException {
        Path log = Files.writeString(folder.resolve("p.log"), "first\nlast words\n\n  \n");

        assertThat(new LogFile(log).lastLine()).contains("last words");
        assertThat(new LogFile(folder.resolve("none.log")).lastLine()).isEmpty();
    }
}
