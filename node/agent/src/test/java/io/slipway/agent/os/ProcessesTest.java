package io.slipway.agent.os;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessesTest {
    @TempDir
    Path temporary;

    @Test
    void findsWhoWorksInAFolder() throws IOException, InterruptedException {
        Path folder = temporary.toRealPath().resolve("data");
        Path beside = temporary.toRealPath().resolve("data-2");
        Path file = Files.createFile(Files.createDirectory(folder).resolve("file"));
        Files.createDirectory(beside);
        Path program = Files.copy(Path.of("/usr/bin/tail"), folder.resolve("tail"));

        found(folder, start("/", "/usr/bin/tail", "-f", file.toString()));
        found(folder, start("/", program.toString(), "-f", "/dev/null"));
        found(folder, start(folder.toString(), "/usr/bin/tail", "-f", "/dev/null"));
        Process other = start(beside.toString(), "/usr/bin/tail", "-f", "/dev/null");
        assertThat(Processes.workingIn(folder)).isEmpty();
        other.destroyForcibly().waitFor();
    }

    private static void found(Path folder, Process process) throws InterruptedException {
        assertThat(Processes.workingIn(folder)).extracting(Pid::number).containsExactly(process.pid());
        process.destroyForcibly().waitFor();
        assertThat(Processes.workingIn(folder)).isEmpty();
    }

    private static Process start(String folder, String... command) throws IOException {
        return new ProcessBuilder(command)
                .directory(Path.of(folder).toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
