package io.slipway.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShippedPackagesTest {
    @TempDir
    private Path folder;

    @Test
    void locksWhatTheListNames() throws Exception {
        write("b".repeat(64) + "  zlib1g_1.2.13_amd64.deb\n" + "a".repeat(64) + "  libc6_2.36-9_amd64.deb\n");

        assertThat(DebianPackages.in(Optional.of(folder)).lock(List.of("zlib1g", "libc6")))
                .containsExactly(
                        new DebianPackages.Locked("libc6", "libc6_2.36-9_amd64.deb", "a".repeat(64)),
                        new DebianPackages.Locked("zlib1g", "zlib1g_1.2.13_amd64.deb", "b".repeat(64)));
    }

    @Test
    void namesWhatIsMissing() throws Exception {
        write("a".repeat(64) + "  libc6_2.36-9_amd64.deb\n");

        assertThatThrownBy(() -> new ShippedPackages(folder).lock(List.of("libc6", "zlib1g")))
                .hasMessageContaining("lacks the packages zlib1g");
    }

    @Test
    void refusesAFileThatWasChanged() throws Exception {
        write("a".repeat(64) + "  libc6_2.36-9_amd64.deb\n");
        Files.writeString(folder.resolve("libc6_2.36-9_amd64.deb"), "other");
        ShippedPackages packages = new ShippedPackages(folder);
        DebianPackages.Locked locked = packages.lock(List.of("libc6")).getFirst();

        assertThatThrownBy(() -> packages.unpack(locked, folder.resolve("work")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("libc6_2.36-9_amd64.deb is not what the package list says");
    }

    @Test
    void asksAptWhereNothingWasShipped() {
        assertThat(DebianPackages.in(Optional.of(folder))).isInstanceOf(AptPackages.class);
        assertThat(DebianPackages.in(Optional.empty())).isInstanceOf(AptPackages.class);
    }

    private void write(String lock) throws IOException {
        Files.writeString(folder.resolve("packages.lock"), lock);
    }
}
