package io.slipway.agent.platform;

import io.slipway.agent.core.Fault;
import io.slipway.agent.core.Places;
import io.slipway.agent.os.Tool;
import io.slipway.agent.os.Users;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;

/** PostgreSQL's own programs: unpacked once from the archive on the class path. */
final class PostgresFiles {
    private static final String ARCHIVE = "/postgres-linux-x86_64.txz";

    private PostgresFiles() {}

    /** The folder with {@code bin}, {@code lib} and {@code share}, where the database's user may read it. */
    static Path unpacked(Places places, Path cache) {
        Path shared = cache.resolve("postgres-" + Versions.postgres());
        if (!Files.isDirectory(shared)) unpack(shared);
        if (!Users.root() || othersMayEnter(shared)) return shared;
        Path own = places.data().resolve(shared.getFileName());
        if (!Files.isDirectory(own)) copy(shared, own);
        return own;
    }

    /** One at a time on this machine; what an earlier one left half done is done again. */
    private static void unpack(Path target) {
        Path lock = target.resolveSibling(target.getFileName() + ".lock");
        try {
            Files.createDirectories(target.resolveSibling(""));
            try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock _ = channel.lock()) {
                if (!Files.isDirectory(target)) unpackAlone(target);
            }
        } catch (IOException e) {
            throw new Fault("cannot unpack PostgreSQL to " + target, e);
        }
    }

    private static void unpackAlone(Path target) throws IOException {
        Path fresh = target.resolveSibling("." + target.getFileName());
        Tool.of("rm", "-rf", fresh.toString()).run();
        try (InputStream archive = PostgresFiles.class.getResourceAsStream(ARCHIVE)) {
            if (archive == null) throw new Fault("the agent's lib folder lacks PostgreSQL's binaries; build it again");
            Path packed = Files.createDirectories(fresh).resolve("archive.txz");
            Files.copy(archive, packed);
            Tool.of("tar", "-xJf", packed.toString(), "-C", fresh.toString()).run();
            Files.delete(packed);
        }
        Tool.of("chmod", "-R", "go+rX", fresh.toString()).run();
        Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void copy(Path from, Path to) {
        Path fresh = to.resolveSibling("." + to.getFileName());
        Tool.of("rm", "-rf", fresh.toString()).run();
        Tool.of("cp", "-a", from.toString(), fresh.toString()).run();
        Tool.of("mv", "-T", fresh.toString(), to.toString()).run();
    }

    /** Root's home is usually closed to others, and with it the cache. */
    private static boolean othersMayEnter(Path folder) {
        try {
            for (Path at = folder.toRealPath(); at != null; at = at.getParent()) {
                if (!Files.getPosixFilePermissions(at).contains(PosixFilePermission.OTHERS_EXECUTE)) return false;
            }
            return true;
        } catch (IOException e) {
            throw new Fault("cannot look at " + folder, e);
        }
    }
}
