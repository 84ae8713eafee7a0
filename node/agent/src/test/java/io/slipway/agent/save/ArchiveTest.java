package io.slipway.agent.save;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.agent.core.Fault;
import io.slipway.agent.core.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveTest {
    private static final String PASSPHRASE = "a long pass phrase";

    @TempDir
    Path folder;

    @Test
    void bringsATreeBack() throws IOException {
        Path tree = Files.createDirectories(folder.resolve("tree/a/b"));
        Files.writeString(tree.resolve("file"), "content");
        Files.write(folder.resolve("tree/bytes"), new byte[300_000]);
        Files.writeString(tree.resolve("left.lock"), "");

        Path file = archive(writer -> writer.tree("git/", folder.resolve("tree"), 1, name -> !name.endsWith(".lock")));

        Path out = folder.resolve("out");
        try (ArchiveReader reader = ArchiveReader.open(file)) {
            assertThat(reader.manifest().members())
                    .extracting(Manifest.Member::name)
                    .containsExactly("git/a/b/file", "git/bytes");
            reader.unpack(out, UnaryOperator.identity());
        }
        assertThat(out.resolve("git/a/b/file")).hasContent("content");
        assertThat(out.resolve("git/bytes")).hasSize(300_000);
    }

    @Test
    void findsAChangedMemberWhateverItsOwnChecksumSays() throws IOException {
        Manifest.Member said = new Manifest.Member("git/x", 3, "00".repeat(32));
        Path file = forged(List.of(said), Map.of("git/x", "abc"));

        assertRefused(file, "git/x does not have its checksum");
    }

    @Test
    void findsWhatIsCutOffMissingOrTooMuch() throws IOException {
        Path whole = archive(writer -> writer.add("git/x", "abc".getBytes(StandardCharsets.UTF_8)));
        byte[] bytes = Files.readAllBytes(whole);
        Files.write(whole, java.util.Arrays.copyOf(bytes, bytes.length - 30));
        assertRefused(whole, "is no whole backup");

        assertRefused(forged(List.of(new Manifest.Member("git/x", 3, "")), Map.of()), "lacks git/x");
        assertRefused(forged(List.of(), Map.of("git/hidden", "x")), "git/hidden");
        assertRefused(Files.writeString(folder.resolve("text"), "no archive"), "is no whole backup");
    }

    @Test
    void writesNothingOutsideOfTheFolder() throws IOException {
        for (String name : List.of(
                "../evil",
                "git/../../evil",
                "/tmp/slipway-evil",
                "..",
                "git/../server/seal.key",
                "git//x",
                "git/./x")) {
            List<Manifest.Member> members = List.of(new Manifest.Member(name, 1, ""));
            assertRefused(forged(members, Map.of(name, "x")), "outside of");
        }
        assertThat(folder.resolve("evil")).doesNotExist();
        assertThat(Path.of("/tmp/slipway-evil")).doesNotExist();
    }

    @Test
    void unpacksNoMoreThanTheManifestSaysAndTheDiskHolds() throws IOException {
        assertRefused(forged(List.of(new Manifest.Member("git/x", 2, "")), Map.of("git/x", "abc")), "2 bytes");
        assertRefused(forged(List.of(new Manifest.Member("git/x", 4, "")), Map.of("git/x", "abc")), "4 bytes");
        assertThat(folder.resolve("out/deep/git/x")).hasSize(3);
        List<Manifest.Member> huge = List.of(
                new Manifest.Member("git/x", Long.MAX_VALUE, ""), new Manifest.Member("git/y", Long.MAX_VALUE, ""));
        assertRefused(forged(huge, Map.of("git/x", "x", "git/y", "y")), "does not fit");
        assertRefused(forged(List.of(new Manifest.Member("git/x", -1, "")), Map.of("git/x", "x")), "does not fit");
    }

    @Test
    void refusesALaterFormat() throws IOException {
        Path file = folder.resolve("later");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry(Manifest.FILE));
            zip.write("{\"format\": 99, \"anything\": true}".getBytes(StandardCharsets.UTF_8));
        }

        assertRefused(file, "has format 99, this version reads up to 1");
    }

    @Test
    void keysOpenWithTheirPassphraseOnly() throws IOException {
        Path data = folder.resolve("data");
        Files.createDirectories(data.resolve("server"));
        Files.write(data.resolve("server/seal.key"), new byte[] {1, 2, 3});
        Path box = Files.write(folder.resolve("box"), KeyBox.close(data, PASSPHRASE));
        assertThat(new String(Files.readAllBytes(box), StandardCharsets.ISO_8859_1))
                .doesNotContain("seal");

        Path other = folder.resolve("other");
        assertThatThrownBy(() -> KeyBox.open(box, "another pass phrase", other)).hasMessageContaining("passphrase");
        assertThat(other).doesNotExist();
        KeyBox.open(box, PASSPHRASE, other);
        assertThat(other.resolve("server/seal.key")).hasBinaryContent(new byte[] {1, 2, 3});
        assertThat(Files.getPosixFilePermissions(other.resolve("server/seal.key")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    private void assertRefused(Path file, String why) {
        assertThatThrownBy(() -> {
                    try (ArchiveReader reader = ArchiveReader.open(file)) {
                        reader.unpack(folder.resolve("out/deep"), UnaryOperator.identity());
                    }
                })
                .isInstanceOf(Fault.class)
                .hasMessageContaining(why);
    }

    private interface Filling {
        void into(ArchiveWriter writer) throws IOException;
    }

    private Path archive(Filling filling) throws IOException {
        Path file = folder.resolve("backup");
        try (OutputStream out = Files.newOutputStream(file);
                ArchiveWriter writer = new ArchiveWriter(out)) {
            filling.into(writer);
            writer.finish(manifest(writer.members()));
        }
        return file;
    }

    private Path forged(List<Manifest.Member> members, Map<String, String> files) throws IOException {
        Path file = folder.resolve("forged");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (var entry : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
            }
            zip.putNextEntry(new ZipEntry(Manifest.FILE));
            zip.write(Json.MAPPER.writeValueAsBytes(manifest(new ArrayList<>(members))));
        }
        return file;
    }

    private static Manifest manifest(List<Manifest.Member> members) {
        return new Manifest(
                1,
                "0.1.0",
                Instant.EPOCH,
                "/old",
                7800,
                7880,
                "none",
                true,
                false,
                Json.MAPPER.readTree("{}"),
                members);
    }
}
