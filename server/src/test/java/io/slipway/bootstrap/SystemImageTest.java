package io.slipway.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SystemImageTest {
    @TempDir
    private Path folder;

    @Test
    void isNamedByItsContent() throws IOException {
        Path binary = Files.writeString(folder.resolve("binary"), "one");
        String first = image(binary, "/tool").name();
        assertThat(first).startsWith("127.0.0.1:7803/slipway/tool:");
        assertThat(image(Files.writeString(folder.resolve("copy"), "one"), "/tool")
                        .name())
                .isEqualTo(first);
        assertThat(image(binary, "/other").name()).isNotEqualTo(first);
        assertThat(image(Files.writeString(binary, "two"), "/tool").name()).isNotEqualTo(first);
    }

    private static SystemImage image(Path binary, String target) throws IOException {
        return SystemImage.of("127.0.0.1:7803", "tool", Map.of(target, binary), List.of(target));
    }
}
