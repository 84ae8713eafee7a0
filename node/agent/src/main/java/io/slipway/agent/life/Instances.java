package io.slipway.agent.life;

import io.slipway.agent.core.AtomicFile;
import io.slipway.agent.core.Fault;
import io.slipway.agent.core.Places;
import io.slipway.agent.os.Users;
import io.slipway.agent.part.Fingerprint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The data folders of this machine, since users and tools are shared between them. */
final class Instances {
    private static final Path NOTES = Path.of("/var/lib/misc/slipway-instances");

    private Instances() {}

    static void note(Places places) {
        if (!Users.root()) return;
        AtomicFile.write(file(places), places.data().toString().getBytes(StandardCharsets.UTF_8), "rw-r--r--");
    }

    static void forget(Places places) {
        if (!Users.root()) return;
        try {
            Files.deleteIfExists(file(places));
            if (Files.isDirectory(NOTES) && notes().isEmpty()) Files.delete(NOTES);
        } catch (IOException e) {
            throw new Fault("cannot remove " + file(places), e);
        }
    }

    /** Those that are still there. */
    static List<Path> others(Places places) {
        if (!Files.isDirectory(NOTES)) return List.of();
        return notes().stream()
                .filter(data -> !data.equals(places.data()) && Files.isDirectory(data))
                .toList();
    }

    private static List<Path> notes() {
        try (Stream<Path> files = Files.list(NOTES)) {
            return files.map(Instances::read).toList();
        } catch (IOException e) {
            throw new Fault("cannot list " + NOTES, e);
        }
    }

    private static Path read(Path note) {
        try {
            return Path.of(Files.readString(note).strip());
        } catch (IOException e) {
            throw new Fault("cannot read " + note, e);
        }
    }

    private static Path file(Places places) {
        return NOTES.resolve(Fingerprint.of(places.data().toString()));
    }
}
