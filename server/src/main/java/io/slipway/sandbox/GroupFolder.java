package io.slipway.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** One folder of the control group file system; its files are the kernel's. */
record GroupFolder(Path path) {
    private static final int TRIES = 200;

    GroupFolder make() throws IOException {
        Files.createDirectories(path);
        return this;
    }

    void set(String file, String value) throws IOException {
        Files.writeString(path.resolve(file), value);
    }

    /** False where this kernel does not have the file. */
    boolean setIfThere(String file, String value) throws IOException {
        if (!Files.exists(path.resolve(file))) return false;
        set(file, value);
        return true;
    }

    /** A counter of a file with lines {@code NAME NUMBER}. */
    long count(String file, String name) throws IOException {
        for (String line : Files.readAllLines(path.resolve(file))) {
            if (line.startsWith(name + " ")) return Long.parseLong(line.substring(name.length() + 1));
        }
        return 0;
    }

    List<Long> pids() throws IOException {
        try {
            return Files.readAllLines(path.resolve("cgroup.procs")).stream()
                    .map(Long::valueOf)
                    .toList();
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }

    List<GroupFolder> children() throws IOException {
        if (!Files.isDirectory(path)) return List.of();
        List<GroupFolder> found = new ArrayList<>();
        try (var entries = Files.newDirectoryStream(path, Files::isDirectory)) {
            entries.forEach(entry -> found.add(new GroupFolder(entry)));
        }
        return found;
    }

    /** Ends what is inside, then removes the folder; a killed process leaves it only after a moment. */
    void destroy() throws IOException, InterruptedException {
        for (int left = TRIES; left > 0 && Files.isDirectory(path); left--) {
            kill();
            if (pids().isEmpty() && removed()) return;
            TimeUnit.MILLISECONDS.sleep(10);
        }
        if (Files.isDirectory(path)) {
            throw new IOException("control group " + path + " still holds processes " + pids());
        }
    }

    private boolean removed() throws IOException {
        for (GroupFolder child : children()) {
            if (!child.removed()) return false;
        }
        // The kernel refuses while a process is on its way out; the caller comes again.
        return path.toFile().delete();
    }

    private void kill() throws IOException {
        if (setIfThere("cgroup.kill", "1")) return;
        for (GroupFolder child : children()) child.kill();
        for (long pid : pids()) Optional.of(pid).flatMap(ProcessHandle::of).ifPresent(ProcessHandle::destroyForcibly);
    }
}
