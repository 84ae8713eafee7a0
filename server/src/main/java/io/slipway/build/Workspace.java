package io.slipway.build;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The folder of one build; gone when the build is over. */
record Workspace(Path folder) {
    static Workspace of(BuildSettings settings, UUID build) {
        return new Workspace(settings.folder().resolve("ws").resolve(build.toString()));
    }

    Path source() {
        return folder.resolve("source");
    }

    Path home() {
        return folder.resolve("home");
    }

    Path classes() {
        return folder.resolve("classes");
    }

    Path plan() {
        return folder.resolve("plan.json");
    }

    /** Says that a compile has begun here, so that one after a crash starts clean. */
    Path begun() {
        return folder.resolve("begun");
    }

    Workspace make() throws IOException {
        Files.createDirectories(folder);
        return this;
    }

    /** Removes what is there; links are removed, never followed. */
    static void remove(Path folder) throws IOException {
        if (!Files.exists(folder, java.nio.file.LinkOption.NOFOLLOW_LINKS)) return;
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path dir, @Nullable IOException e) throws IOException {
                if (e != null) throw e;
                Files.delete(dir);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    void remove() throws IOException {
        remove(folder);
    }
}
