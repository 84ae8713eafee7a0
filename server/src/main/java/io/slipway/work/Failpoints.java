package io.slipway.work;

import io.slipway.store.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.stereotype.Component;

/**
 * Edges of steps at which a test may kill the server: {@code DATA/failpoint} holds one name,
 * {@code KIND/STEP/EDGE}. The file is removed before the kill, so that the next start goes on. Does
 * nothing unless the server was started with {@code --slipway.failpoints=true}.
 */
@Component
public class Failpoints {
    private final boolean armed;
    private final Path file;

    Failpoints(Settings settings) {
        this.armed = settings.failpoints();
        this.file = settings.data().resolve("failpoint");
    }

    /** Ends the process, as a power cut would, when this edge is armed. */
    public void hit(String edge) {
        if (!armed || !Files.exists(file)) return;
        try {
            if (!Files.readString(file).strip().equals(edge)) return;
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException("failpoint file " + file, e);
        }
        Runtime.getRuntime().halt(137);
    }
}
