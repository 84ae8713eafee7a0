package io.slipway.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.cli.outcome.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleTest {
    private static final String FILE = "src/main/resources/application.properties";

    @TempDir
    Path folder;

    @Test
    void commitsTheSampleAndThenEachChange() throws IOException {
        Path source = folder.resolve("hello");
        Files.createDirectories(source.resolve("src/main/resources"));
        Files.createDirectories(source.resolve("target"));
        Files.writeString(source.resolve("target/old.jar"), "x");
        Files.writeString(source.resolve(FILE), "server.port=8080\nhello.message=Hello\n");
        Sample sample = new Sample(source, folder.resolve("work"));

        String first = sample.commit("one");
        String second = sample.commit("two");

        assertThat(first).matches("[0-9a-f]{40}").isNotEqualTo(second);
        assertThat(folder.resolve("work").resolve(FILE)).hasContent("server.port=8080\nhello.message=two\n");
        assertThat(folder.resolve("work/target")).doesNotExist();
    }

    @Test
    void namesTheFolderThatIsMissing() {
        Sample sample = new Sample(folder.resolve("none"), folder.resolve("work"));

        assertThatThrownBy(() -> sample.commit("one"))
                .isInstanceOf(Trouble.class)
                .hasMessageContaining(folder.resolve("none").toString());
    }
}
