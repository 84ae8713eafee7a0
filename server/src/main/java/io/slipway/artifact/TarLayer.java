package io.slipway.artifact;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** Writes a tree as a tar that depends on the tree alone: sorted, no times, no names of users. */
final class TarLayer {
    private TarLayer() {}

    /** Returns the SHA-256 of what was written. */
    static String write(ImageTree tree, Path file) throws IOException {
        MessageDigest digest = Sha256.digest();
        try (OutputStream out = new DigestOutputStream(new BufferedOutputStream(Files.newOutputStream(file)), digest);
                var tar = new TarArchiveOutputStream(out, "UTF-8")) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            for (var node : tree.nodes().entrySet()) add(tar, node);
        }
        return Sha256.hex(digest);
    }

    private static void add(TarArchiveOutputStream tar, Map.Entry<String, ImageTree.Node> named) throws IOException {
        String path = named.getKey().substring(1);
        switch (named.getValue()) {
            case ImageTree.Node.Folder folder -> put(tar, entry(path + "/", folder.mode(), folder.owner(), 0));
            case ImageTree.Node.Text text -> {
                byte[] bytes = text.content().getBytes(StandardCharsets.UTF_8);
                tar.putArchiveEntry(entry(path, 0644, 0, bytes.length));
                tar.write(bytes);
                tar.closeArchiveEntry();
            }
            case ImageTree.Node.Copy copy -> {
                tar.putArchiveEntry(entry(path, copy.mode(), 0, Files.size(copy.source())));
                Files.copy(copy.source(), tar);
                tar.closeArchiveEntry();
            }
            case ImageTree.Node.Link link -> {
                var entry = new TarArchiveEntry(path, TarConstants.LF_SYMLINK);
                entry.setLinkName(link.target());
                put(tar, plain(entry, 0777, 0));
            }
        }
    }

    private static void put(TarArchiveOutputStream tar, TarArchiveEntry entry) throws IOException {
        tar.putArchiveEntry(entry);
        tar.closeArchiveEntry();
    }

    private static TarArchiveEntry entry(String path, int mode, int owner, long size) {
        TarArchiveEntry entry = plain(new TarArchiveEntry(path), mode, owner);
        entry.setSize(size);
        return entry;
    }

    private static TarArchiveEntry plain(TarArchiveEntry entry, int mode, int owner) {
        entry.setMode(mode);
        entry.setIds(owner, owner);
        entry.setNames("", "");
        entry.setModTime(0L);
        return entry;
    }
}
