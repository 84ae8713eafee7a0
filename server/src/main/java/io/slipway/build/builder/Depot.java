package io.slipway.build.builder;

import io.slipway.artifact.Sha256;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Instant;

/**
 * Files by their content: {@code SHA256/NAME}, with one time for all. An image layer of such files is
 * known by their names, so it is compressed once. Only the server writes here, never a build.
 */
final class Depot {
    private static final FileTime TIME = FileTime.from(Instant.EPOCH.plusSeconds(1));
    private final Path folder;

    Depot(Path folder) {
        this.folder = folder;
    }

    /** Content that can be read twice, so that a large file is never held in memory. */
    @FunctionalInterface
    interface Content {
        InputStream open() throws IOException;
    }

    Path put(String name, byte[] content) throws IOException {
        return put(name, () -> new ByteArrayInputStream(content));
    }

    Path put(String name, Content content) throws IOException {
        MessageDigest digest = Sha256.digest();
        long size;
        try (var in = new DigestInputStream(content.open(), digest)) {
            size = in.transferTo(OutputStream.nullOutputStream());
        }
        Path place = folder.resolve(Sha256.hex(digest)).resolve(name);
        if (Files.exists(place) && Files.size(place) == size) return place;
        Files.createDirectories(place.getParent());
        Path part = Files.createTempFile(folder, "part", "");
        try (var in = content.open()) {
            Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
            Files.setLastModifiedTime(part, TIME);
            return Files.move(part, place, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
