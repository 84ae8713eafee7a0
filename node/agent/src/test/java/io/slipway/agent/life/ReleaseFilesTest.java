package io.slipway.agent.life;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleaseFilesTest {
    private static final String OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @TempDir
    private Path home;

    @Test
    void findsAllAsReleased() throws IOException {
        list(OF_ABC + " 3 a name");
        Files.writeString(home.resolve("a name"), "abc");

        assertThat(new ReleaseFiles(home).check()).isEqualTo(Finding.ok("archive", "1 files are as released"));
    }

    @Test
    void namesWhatIsMissingOrChanged() throws IOException {
        list(OF_ABC + " 3 changed", OF_ABC + " 3 gone");
        Files.writeString(home.resolve("changed"), "abd");

        Finding finding = new ReleaseFiles(home).check();

        assertThat(finding.state()).isEqualTo("missing");
        assertThat(finding.words()).isEqualTo("2 files are not as released: changed, gone");
    }

    private void list(String... lines) throws IOException {
        Files.createDirectory(home.resolve("release"));
        Files.write(home.resolve("release/files"), java.util.List.of(lines));
    }
}
