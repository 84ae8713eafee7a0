package io.slipway.cli.verb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.cli.outcome.Trouble;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What comes out of a container is not believed. */
class ArchiveTest {
    @TempDir
    Path folder;

    @Test
    void aFolderGoesThereAndBack() throws IOException {
        Path from = Files.createDirectories(folder.resolve("from"));
        Files.createDirectories(from.resolve("a/b"));
        Files.writeString(from.resolve("a/b/x.txt"), "hello");
        Files.createSymbolicLink(from.resolve("link"), Path.of("/etc"));
        Archive sent = new Archive();
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        sent.pack(from, all);
        assertThat(sent.skipped()).containsExactly("link");
        assertThat(sent.files()).isEqualTo(1);

        Archive taken = new Archive();
        taken.unpack(new ByteArrayInputStream(named("from", all.toByteArray())), "from", folder.resolve("to"));
        assertThat(folder.resolve("to/b/x.txt")).hasContent("hello");
        assertThat(taken.sha256()).isEqualTo(sent.sha256()).startsWith("2cf24dba");
    }

    @Test
    void intoAFolderThatIsThereUnderItsOwnName() throws IOException {
        new Archive().unpack(new ByteArrayInputStream(archive("one.txt", "hello", null)), "one.txt", folder);
        assertThat(folder.resolve("one.txt")).hasContent("hello");
        new Archive()
                .unpack(
                        new ByteArrayInputStream(archive("one.txt", "hello", null)),
                        "one.txt",
                        folder.resolve("two.txt"));
        assertThat(folder.resolve("two.txt")).hasContent("hello");
    }

    @Test
    void noNameLeadsOut() throws IOException {
        for (String name : List.of("../x", "/x", "a/../../x")) {
            byte[] hostile = archive(name, "x", null);
            assertThatThrownBy(() -> new Archive().unpack(new ByteArrayInputStream(hostile), "x", folder))
                    .as(name)
                    .isInstanceOf(Trouble.class);
        }
        assertThat(folder.getParent().resolve("x")).doesNotExist();
    }

    @Test
    void neitherMakesNorFollowsLinks() throws IOException {
        new Archive().unpack(new ByteArrayInputStream(archive("evil", "", "/etc")), "evil", folder);
        assertThat(folder.resolve("evil")).doesNotExist();
        Path outside = Files.createDirectories(folder.resolve("outside"));
        Path to = Files.createDirectories(folder.resolve("to/dir"));
        Files.createSymbolicLink(to.resolve("sub"), outside);
        byte[] through = archive("dir/sub/x", "x", null);
        assertThatThrownBy(() -> new Archive().unpack(new ByteArrayInputStream(through), "dir", folder.resolve("to")))
                .isInstanceOf(Trouble.class);
        assertThat(outside).isEmptyDirectory();
    }

    @Test
    void theContainerDoesNotSayWhatIsWritten() throws IOException {
        new Archive().unpack(new ByteArrayInputStream(archive(".bashrc", "evil", null)), "app.log", folder);
        assertThat(folder.resolve(".bashrc")).doesNotExist();
        assertThat(folder.resolve("app.log")).hasContent("evil");
        Path secret = Files.writeString(folder.resolve("secret"), "kept");
        Files.createSymbolicLink(folder.resolve("linked"), secret);
        byte[] over = archive("linked", "evil", null);
        assertThatThrownBy(() -> new Archive().unpack(new ByteArrayInputStream(over), "linked", folder))
                .isInstanceOf(Trouble.class);
        assertThat(secret).hasContent("kept");
    }

    @Test
    void oneThatWasCutOffIsNotWhole() throws IOException {
        byte[] whole = archive("one.txt", "x".repeat(512), null);
        byte[] cut = Arrays.copyOf(whole, 1024);
        assertThatThrownBy(() -> new Archive().unpack(new ByteArrayInputStream(cut), "one.txt", folder))
                .isInstanceOf(Trouble.class)
                .hasMessageContaining("broke after 512 bytes");
    }

    private static byte[] archive(String name, String content, @org.jspecify.annotations.Nullable String link)
            throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(all, "UTF-8")) {
            TarArchiveEntry entry =
                    link == null ? new TarArchiveEntry(name, true) : new TarArchiveEntry(name, TarConstants.LF_SYMLINK);
            if (link != null) entry.setLinkName(link);
            byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
            entry.setSize(bytes.length);
            tar.putArchiveEntry(entry);
            tar.write(bytes);
            tar.closeArchiveEntry();
        }
        return all.toByteArray();
    }

    /** As a container sends a folder: its own name first. */
    private static byte[] named(String root, byte[] archive) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        var in = new org.apache.commons.compress.archivers.tar.TarArchiveInputStream(
                new ByteArrayInputStream(archive), "UTF-8");
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(all, "UTF-8")) {
            for (var one = in.getNextEntry(); one != null; one = in.getNextEntry()) {
                String name = one.getName().replaceFirst("^a(/|$)", "");
                TarArchiveEntry entry = new TarArchiveEntry(root + "/" + name);
                entry.setSize(one.getSize());
                tar.putArchiveEntry(entry);
                in.transferTo(tar);
                tar.closeArchiveEntry();
            }
        }
        return all.toByteArray();
    }
}
