package io.slipway.agent.save;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.agent.core.Fault;
import io.slipway.agent.core.Json;
import io.slipway.agent.os.Tool;
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
    void failsWhenHistoryVanishesWhileItIsCopied() throws IOException {
        Path tree = Files.createDirectories(folder.resolve("tree/objects"));
        Files.writeString(tree.resolve("a"), "a");
        Files.writeString(tree.resolve("b"), "b");

        assertThatThrownBy(() -> archive(writer -> writer.whole("git/", folder.resolve("tree"), 1, name -> {
                    if (name.endsWith("b")) delete(tree.resolve("b"));
                    return true;
                })))
                .hasMessageContaining("objects/b vanished while it was copied");
        archive(writer -> writer.tree("git/", folder.resolve("tree"), 1, name -> {
            if (name.endsWith("a")) delete(tree.resolve("a"));
            return true;
        }));
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void takesOnlyTheHistoryOfARepository() throws IOException {
        for (String name : List.of(
                "HEAD", "packed-refs", "refs/heads/config", "objects/ab/cd", "objects/pack/x.pack", "logs/HEAD")) {
            assertThat(PlatformLoad.place("git/m.git/" + name)).isEqualTo("git/m.git/" + name);
        }
        for (String name : List.of(
                "config", "hooks/post-update", "objects/info/alternates", "commondir", "config.worktree", "info/x")) {
            assertThat(PlatformLoad.place("git/m.git/" + name)).isEqualTo("restore/git/m.git/" + name);
        }
        Path repository = Files.createDirectories(folder.resolve("git/m.git"));
        PlatformLoad.configure(folder.resolve("git"));
        assertThat(repository.resolve("config")).content().contains("bare = true", "auto = 0");
    }

    @Test
    void leavesNoPartBehind() throws IOException {
        Path target = folder.resolve("backup");
        Path part = folder.resolve("backup.part");
        Files.setPosixFilePermissions(Files.writeString(part, "old"), PosixFilePermissions.fromString("rw-r--r--"));
        try (PartFile file = PartFile.of(target)) {
            Files.createDirectory(file.work());
            assertThat(Files.getPosixFilePermissions(part)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
            assertThat(part).isEmptyFile();
        }
        assertThat(folder).isEmptyDirectory();

        Path precious = Files.writeString(folder.resolve("precious"), "content");
        Files.createSymbolicLink(part, precious);
        assertThatThrownBy(() -> PartFile.of(target)).isInstanceOf(IOException.class);
        assertThat(precious).hasContent("content");
    }

    @Test
    void takesAwayWhatAKilledBackupLeft() throws IOException {
        Files.writeString(folder.resolve("killed.part"), "half");
        Files.writeString(Files.createDirectory(folder.resolve(".killed.work")).resolve("users"), "rows");
        Path download = Files.writeString(folder.resolve("film.part"), "not ours");
        Path other = Files.createDirectory(folder.resolve(".other.work"));

        PartFile.clean(folder);

        assertThat(folder).isDirectoryNotContaining(path -> path.toString().contains("killed"));
        assertThat(download).exists();
        assertThat(other).exists();
    }

    @Test
    void saysHowTheDatabasesProgramEnded() {
        assertThat(DatabaseProgram.unsaid("out", new Tool.Result(137, "")))
                .contains("(out) ended with 137", "killed", "said nothing");
        assertThat(DatabaseProgram.unsaid("in", new Tool.Result(3, "a\nb\n"))).contains("ended with 3", "a | b");
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
        Path cut = Files.write(folder.resolve("cut"), new byte[20]);
        assertThatThrownBy(() -> KeyBox.open(cut, PASSPHRASE, other))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("cut off");
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
