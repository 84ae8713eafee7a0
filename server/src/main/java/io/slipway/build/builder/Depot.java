package io.slipway.build.builder;

import io.slipway.artifact.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
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

    Path put(String name, InputStream content) throws IOException {
        return put(name, content.readAllBytes());
    }

    Path put(String name, byte[] content) throws IOException {
        MessageDigest digest = Sha256.digest();
        digest.update(content);
        Path place = folder.resolve(Sha256.hex(digest)).resolve(name);
        if (Files.exists(place) && Files.size(place) == content.length) return place;
        Files.createDirectories(place.getParent());
        Path part = Files.createTempFile(folder, "part", "");
        Files.write(part, content);
        Files.setLastModifiedTime(part, TIME);
        return Files.move(part, place, StandardCopyOption.ATOMIC_MOVE);
    }
}
