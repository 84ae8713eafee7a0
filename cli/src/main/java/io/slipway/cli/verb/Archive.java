package io.slipway.cli.verb;

import io.slipway.cli.outcome.Trouble;
import io.slipway.cli.text.Clean;
import io.slipway.cli.text.Speech;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Files of this machine as an archive and back. What comes is not believed: it stays below its folder. */
final class Archive {
    private static final int PART = 64 * 1024;
    private static final int BLOCK = 512;

    private final MessageDigest digest = newDigest();
    private final List<String> skipped = new ArrayList<>();
    private long bytes;
    private int files;

    long bytes() {
        return bytes;
    }

    int files() {
        return files;
    }

    List<String> skipped() {
        return skipped;
    }

    String sha256() {
        return HexFormat.of().formatHex(digest.digest());
    }

    void send(Path file, OutputStream to) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            move(in, to);
        }
        files++;
    }

    /** All below a folder, in the order of names; links are left out. */
    void pack(Path folder, OutputStream to) throws IOException {
        List<Path> all;
        try (Stream<Path> walk = Files.walk(folder)) {
            all = walk.filter(path -> !path.equals(folder)).sorted().toList();
        }
        TarArchiveOutputStream tar = new TarArchiveOutputStream(to, StandardCharsets.UTF_8.name());
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
        for (Path path : all) {
            String name = folder.relativize(path).toString();
            boolean plain = Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
            if (!plain && !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                skipped.add(name);
                continue;
            }
            TarArchiveEntry entry = new TarArchiveEntry(plain ? name : name + "/");
            if (plain) {
                entry.setSize(Files.size(path));
                if (Files.isExecutable(path)) entry.setMode(0100755);
            }
            tar.putArchiveEntry(entry);
            if (plain) send(path, tar);
            tar.closeArchiveEntry();
        }
        tar.finish();
        tar.flush();
    }

    /**
     * Into a folder that is there, under the name that was asked for; else as {@code to}. The container does not say where
     * anything is written: the first part of its names is passed over.
     */
    void unpack(InputStream from, String asked, Path to) throws IOException {
        Ended ended = new Ended(from);
        TarArchiveInputStream tar = new TarArchiveInputStream(ended, StandardCharsets.UTF_8.name());
        boolean within = Files.isDirectory(to);
        Path base = within ? to.resolve(asked) : to;
        for (TarArchiveEntry one = tar.getNextEntry(); one != null; one = tar.getNextEntry()) {
            Path name = safe(one.getName());
            Path target = name.getNameCount() == 1 ? base : base.resolve(name.subpath(1, name.getNameCount()));
            refuseLinks(within ? to : base, target);
            if (one.isDirectory()) {
                Files.createDirectories(target);
            } else if (one.isFile() && !one.isSymbolicLink() && !one.isLink()) {
                if (name.getNameCount() > 1 && target.getParent() != null) Files.createDirectories(target.getParent());
                write(tar, target, (one.getMode() & 0100) != 0);
            }
        }
        var _ = ended.transferTo(OutputStream.nullOutputStream());
        if (!ended.whole()) {
            throw Trouble.failed(
                    "Broken",
                    Speech.say("not whole", "不完整"),
                    Speech.say("the copy broke after " + bytes + " bytes", "复制在 " + bytes + " 字节后中断"),
                    List.of(),
                    Speech.say("the audit says why; copy it again", "原因见审计；请重新复制"));
        }
    }

    private void write(InputStream from, Path target, boolean runnable) throws IOException {
        try (OutputStream out = Files.newOutputStream(
                target,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE,
                LinkOption.NOFOLLOW_LINKS)) {
            move(from, out);
        }
        if (runnable && !target.toFile().setExecutable(true)) skipped.add(target.toString());
        files++;
    }

    private void move(InputStream from, OutputStream to) throws IOException {
        byte[] part = new byte[PART];
        for (int n = from.read(part); n >= 0; n = from.read(part)) {
            bytes += n;
            digest.update(part, 0, n);
            to.write(part, 0, n);
        }
    }

    private static Path safe(String name) {
        Path path = Path.of(name);
        boolean bad = path.isAbsolute() || path.getNameCount() == 0 || name.isEmpty();
        for (Path part : path)
            bad |= part.toString().equals("..") || part.toString().isEmpty();
        if (bad) throw refused(name);
        return path;
    }

    /** A link that lies there may lead anywhere. */
    private static void refuseLinks(Path base, Path target) {
        for (Path at = target; at != null && at.startsWith(base); at = at.getParent()) {
            if (!at.equals(base) && Files.isSymbolicLink(at)) throw refused(at.toString());
        }
    }

    private static Trouble refused(String name) {
        return Trouble.failed(
                "Invalid",
                Speech.say("refused", "已拒绝"),
                Speech.say(
                        "'" + Clean.text(name) + "' leads out of the folder it is copied to",
                        "'" + Clean.text(name) + "' 指向目标目录之外"),
                List.of(),
                Speech.say("copy into an empty folder", "请复制到空目录"));
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Knows whether an archive had its end, two blocks of nothing: one that was cut off has none. */
    private static final class Ended extends FilterInputStream {
        private long zeros;

        Ended(InputStream in) {
            super(in);
        }

        boolean whole() {
            return zeros >= 2 * BLOCK;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int n = super.read(into, from, length);
            for (int i = from; i < from + n; i++) zeros = into[i] == 0 ? zeros + 1 : 0;
            return n;
        }

        /** Past what is skipped nothing is known; the end is never skipped. */
        @Override
        public long skip(long count) throws IOException {
            byte[] part = new byte[(int) Math.min(PART, count)];
            int n = read(part, 0, part.length);
            return Math.max(0, n);
        }
    }
}
