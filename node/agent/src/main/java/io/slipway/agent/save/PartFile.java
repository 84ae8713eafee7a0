package io.slipway.agent.save;

import io.slipway.agent.core.Fault;
import io.slipway.agent.os.Tool;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A backup that is being written: {@code NAME.part}, locked as long as its writer lives, and {@code
 * .NAME.work} with the database. Both are gone when it is closed, unless the file got its real name.
 */
record PartFile(Path file, Path work, FileChannel channel) implements AutoCloseable {
    private static final String PART = ".part";

    /** A new file, so that it has our mode and is nobody's link to another one. */
    @SuppressWarnings("MustBeClosedChecker")
    static PartFile of(Path target) throws IOException {
        Path file = target.resolveSibling(target.getFileName() + PART);
        Path work = work(file);
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !remove(file)) {
            throw new Fault("another backup writes " + file + "; wait for it, or name another file");
        }
        Tool.of("rm", "-rf", work.toString()).run();
        FileChannel channel = FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        if (channel.tryLock() == null) {
            channel.close();
            throw new Fault("another backup writes " + file + "; wait for it, or name another file");
        }
        return new PartFile(file, work, channel);
    }

    /** Takes away what backups left in a folder that were killed: both of the pair are there, and unlocked. */
    static void clean(Path folder) throws IOException {
        List<Path> parts;
        try (Stream<Path> all = Files.list(folder)) {
            parts = all.filter(path -> path.toString().endsWith(PART))
                    .filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
                    .filter(path -> Files.isDirectory(work(path), LinkOption.NOFOLLOW_LINKS) && mine(path))
                    .toList();
        }
        for (Path part : parts) {
            if (remove(part)) Tool.of("rm", "-rf", work(part).toString()).run();
        }
    }

    private static Path work(Path part) {
        String name = part.getFileName().toString();
        return part.resolveSibling("." + name.substring(0, name.length() - PART.length()) + ".work");
    }

    /** Of another user, it is that user's to clean. */
    private static boolean mine(Path part) {
        return Files.isWritable(part) && Files.isWritable(work(part));
    }

    /** Unless somebody holds it. A link is not followed: opening it fails. */
    private static boolean remove(Path part) throws IOException {
        try (FileChannel left = FileChannel.open(part, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
            if (left.tryLock() == null) return false;
            Files.delete(part);
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        // While we hold the lock: after that the name may be somebody else's.
        try (channel) {
            Files.deleteIfExists(file);
        } finally {
            Tool.of("rm", "-rf", work.toString()).quiet();
        }
    }
}
