package io.slipway.agent.save;

import io.slipway.agent.core.Fault;
import io.slipway.agent.core.Settings;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.zip.Deflater;
import tools.jackson.databind.JsonNode;

/**
 * Writes a platform to a file. The database goes first, as of one moment; what it refers to (commits,
 * images, logs) was there before it and is only ever added to, so what is copied later holds it all.
 * The file has its name when it is whole, and not before.
 */
public record PlatformSave(Settings settings, Path target, boolean registry, Optional<String> passphrase) {
    static final String DATABASE = "database/";
    static final String KEYS = "keys.box";

    /** How files of Git begin that are not yet what they will be. */
    private static final List<String> PASSING = List.of("/objects/noz", "/tmp_", "/.tmp-");

    public Manifest run(DatabaseProgram database, String version) {
        try {
            PartFile.clean(target.resolveSibling(""));
            try (PartFile part = PartFile.of(target)) {
                Path work = Files.createDirectory(
                        part.work(),
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
                Manifest manifest = write(part.channel(), work, database.out(work), version);
                part.channel().force(true);
                Files.move(part.file(), target, StandardCopyOption.ATOMIC_MOVE);
                return manifest;
            }
        } catch (IOException e) {
            throw new Fault("cannot write " + target, e);
        }
    }

    private Manifest write(FileChannel channel, Path work, JsonNode database, String version) throws IOException {
        Path data = settings.places().data();
        // Closing it would close the channel, which still has to reach the disk.
        @SuppressWarnings("resource")
        ArchiveWriter archive = new ArchiveWriter(Channels.newOutputStream(channel));
        archive.tree(DATABASE, work, Deflater.DEFAULT_COMPRESSION, name -> true);
        git(archive, data.resolve("git"));
        archive.tree("build/log/", data.resolve("build/log"), Deflater.DEFAULT_COMPRESSION, name -> true);
        if (registry) registry(archive, data.resolve("registry"));
        if (passphrase.isPresent()) archive.add(KEYS, KeyBox.close(data, passphrase.get()));
        Manifest manifest = new Manifest(
                Manifest.FORMAT,
                version,
                Instant.now(),
                data.toString(),
                settings.port(),
                settings.routerPort(),
                settings.cluster(),
                registry,
                passphrase.isPresent(),
                database,
                archive.members());
        archive.finish(manifest);
        return manifest;
    }

    /** References first: the objects behind them are there, and stay, unless somebody packs them anew. */
    private static void git(ArchiveWriter archive, Path folder) throws IOException {
        archive.whole("git/", folder, Deflater.BEST_SPEED, name -> !name.contains("/objects/") && !passing(name));
        archive.whole("git/", folder, Deflater.BEST_SPEED, name -> name.contains("/objects/") && !passing(name));
    }

    private static boolean passing(String name) {
        return name.endsWith(".lock")
                || name.endsWith(".tmp")
                || PASSING.stream().anyMatch(name::contains);
    }

    /** Links first, for the same reason; blobs are compressed already. */
    private static void registry(ArchiveWriter archive, Path folder) throws IOException {
        archive.tree(
                "registry/",
                folder,
                Deflater.BEST_SPEED,
                name -> name.contains("/repositories/") && !name.contains("/_uploads/"));
        archive.tree("registry/", folder, Deflater.NO_COMPRESSION, name -> name.contains("/blobs/"));
    }
}
