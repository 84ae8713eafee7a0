package io.slipway.agent.save;

import io.slipway.agent.core.Json;
import io.slipway.agent.save.Manifest.Member;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Predicate;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes an archive: a zip, since its list of members can be read without unpacking and each member
 * can be checked and taken out by itself.
 */
final class ArchiveWriter implements AutoCloseable {
    private final ZipOutputStream zip;
    private final List<Member> members = new ArrayList<>();

    ArchiveWriter(OutputStream out) {
        this.zip = new ZipOutputStream(out);
    }

    List<Member> members() {
        return List.copyOf(members);
    }

    void add(String name, byte[] content) throws IOException {
        add(name, new ByteArrayInputStream(content), Deflater.DEFAULT_COMPRESSION);
    }

    /** All files below a folder that are wanted; one that vanishes meanwhile was let go by its owner. */
    void tree(String prefix, Path folder, int level, Predicate<String> wanted) throws IOException {
        tree(prefix, folder, level, wanted, _ -> false);
    }

    /** The same, of an owner who lets nothing go: what vanishes went to another file, which we may lack. */
    void whole(String prefix, Path folder, int level, Predicate<String> wanted) throws IOException {
        tree(prefix, folder, level, wanted, wanted);
    }

    private void tree(String prefix, Path folder, int level, Predicate<String> wanted, Predicate<String> kept)
            throws IOException {
        if (!Files.isDirectory(folder)) return;
        for (Path file : files(folder, kept)) {
            String name = folder.relativize(file).toString();
            if (!wanted.test(name)) continue;
            try (InputStream in = Files.newInputStream(file)) {
                add(prefix + name, in, level);
            } catch (NoSuchFileException e) {
                // Else its owner has let it go: then nothing refers to it either.
                if (kept.test(name)) throw vanished(file, e);
            }
        }
    }

    private static IOException vanished(Path file, IOException why) {
        return new IOException(
                file + " vanished while it was copied: something packs or cleans there; take the backup again", why);
    }

    private static List<Path> files(Path folder, Predicate<String> kept) throws IOException {
        List<Path> files = new ArrayList<>();
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isRegularFile()) files.add(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException why) throws IOException {
                if (!(why instanceof NoSuchFileException)) throw why;
                if (kept.test(folder.relativize(file).toString())) throw vanished(file, why);
                return FileVisitResult.CONTINUE;
            }
        });
        files.sort(null);
        return files;
    }

    private void add(String name, InputStream content, int level) throws IOException {
        MessageDigest sha = Checksum.sha256();
        zip.setLevel(level);
        zip.putNextEntry(new ZipEntry(name));
        long bytes = new DigestInputStream(content, sha).transferTo(zip);
        zip.closeEntry();
        members.add(new Member(name, bytes, HexFormat.of().formatHex(sha.digest())));
    }

    /** The manifest does not name itself. */
    void finish(Manifest manifest) throws IOException {
        zip.setLevel(Deflater.DEFAULT_COMPRESSION);
        zip.putNextEntry(new ZipEntry(Manifest.FILE));
        zip.write(Json.MAPPER.writeValueAsBytes(manifest));
        zip.closeEntry();
        zip.finish();
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
