package io.slipway.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.core.Refusal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Archives from those who mean no good. */
class TarredTest {
    @ParameterizedTest
    @ValueSource(strings = {"../up", "/etc/passwd", "a/../../up", "a//b", ".."})
    void noNameLeadsOut(String name) throws IOException {
        byte[] hostile = archive(file(name, "x"));
        assertThatThrownBy(() -> passed(hostile, true, 1 << 20))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("leads out of its folder");
        assertThatThrownBy(() -> passed(hostile, false, 1 << 20)).isInstanceOf(Refusal.class);
    }

    @Test
    void linksAndDevicesDoNotPass() throws IOException {
        for (byte kind : new byte[] {
            TarConstants.LF_SYMLINK,
            TarConstants.LF_LINK,
            TarConstants.LF_CHR,
            TarConstants.LF_BLK,
            TarConstants.LF_FIFO
        }) {
            TarArchiveEntry link = new TarArchiveEntry("link", kind);
            link.setLinkName("/etc");
            byte[] hostile = archive(new Part(link, ""), file("a.txt", "hello"));
            assertThat(names(passed(hostile, false, 1 << 20))).containsExactly("a.txt");
            assertThatThrownBy(() -> passed(hostile, true, 1 << 20))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("only files and folders");
        }
    }

    @Test
    void passesWhatIsPlainWithItsHash() throws IOException {
        Tarred tarred = new Tarred(1 << 20, () -> true);
        ByteArrayOutputStream to = new ByteArrayOutputStream();
        String deep = "d/" + "n".repeat(150) + "/ü.txt";
        tarred.pass(new ByteArrayInputStream(archive(file("./d/", ""), file(deep, "hello"))), to, true);
        tarred.end();
        assertThat(names(to.toByteArray())).containsExactly("d/", deep);
        assertThat(tarred.bytes()).isEqualTo(5);
        assertThat(tarred.files()).isEqualTo(1);
        assertThat(tarred.sha256()).startsWith("2cf24dba5fb0a30e");
    }

    @Test
    void moreThanMayBeIsRefusedBeforeItIsRead() throws IOException {
        byte[] big = archive(file("big", "x".repeat(3_000)));
        assertThatThrownBy(() -> passed(big, true, 2_000))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("are not copied this way");
    }

    @Test
    void anArchiveOfNothingWritesNothing() throws IOException {
        assertThat(passed(archive(), false, 1 << 20)).isEmpty();
    }

    @Test
    void aWithdrawnRightEndsIt() throws IOException {
        byte[] some = archive(file("a", "x"));
        Tarred tarred = new Tarred(1 << 20, () -> false);
        assertThatThrownBy(() -> tarred.pass(new ByteArrayInputStream(some), new ByteArrayOutputStream(), true))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("withdrawn");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tmp/x", "", "/tmp/../etc/passwd", "/tmp/./x", "/"})
    void aPathIsStraightAndNamesSomething(String path) {
        assertThatThrownBy(() -> Target.of(path)).isInstanceOf(Refusal.class);
    }

    @Test
    void aPathIsAFolderAndAName() {
        assertThat(Target.of("/tmp//a/")).isEqualTo(new Target("/tmp", "a"));
        assertThat(Target.of("/a")).isEqualTo(new Target("/", "a"));
    }

    private record Part(TarArchiveEntry entry, String content) {}

    private static Part file(String name, String content) {
        return new Part(new TarArchiveEntry(name, true), content);
    }

    private static byte[] passed(byte[] archive, boolean strict, long most) throws IOException {
        Tarred tarred = new Tarred(most, () -> true);
        ByteArrayOutputStream to = new ByteArrayOutputStream();
        tarred.pass(new ByteArrayInputStream(archive), to, strict);
        tarred.end();
        return to.toByteArray();
    }

    private static byte[] archive(Part... parts) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(all, "UTF-8")) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            for (Part part : parts) {
                byte[] content = part.content().getBytes(StandardCharsets.UTF_8);
                part.entry().setSize(content.length);
                tar.putArchiveEntry(part.entry());
                tar.write(content);
                tar.closeArchiveEntry();
            }
        }
        return all.toByteArray();
    }

    private static List<String> names(byte[] archive) throws IOException {
        List<String> names = new ArrayList<>();
        TarArchiveInputStream in = new TarArchiveInputStream(new ByteArrayInputStream(archive), "UTF-8");
        for (TarArchiveEntry one = in.getNextEntry(); one != null; one = in.getNextEntry()) names.add(one.getName());
        return names;
    }
}
