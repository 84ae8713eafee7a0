package io.slipway.agent.router;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Keeps the state on disk: whole or not at all, and there before the act it describes. */
final class StateFile {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private final Path path;

    StateFile(Path path) {
        this.path = path;
    }

    RouterState load(int pool) throws IOException {
        if (!Files.exists(path)) {
            return RouterState.empty(pool);
        }
        try {
            var state = JSON.readValue(Files.readAllBytes(path), RouterState.class);
            return state.holding(pool - 1);
        } catch (JacksonException e) {
            throw new IOException(
                    "the router's state %s is damaged (%s): move it away, the server puts its routes again"
                            .formatted(path, e.getOriginalMessage()),
                    e);
        }
    }

    void save(RouterState state) throws IOException {
        write(path, JSON.writeValueAsBytes(state), true);
    }

    /** Replaces a file in one step, so that no reader and no crash sees half of it. */
    static void replace(Path path, String text) throws IOException {
        write(path, text.getBytes(StandardCharsets.UTF_8), false);
    }

    private static void write(Path path, byte[] bytes, boolean durable) throws IOException {
        var folder = path.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        var next = path.resolveSibling(path.getFileName() + ".next");
        try (var file = FileChannel.open(next, CREATE, WRITE, TRUNCATE_EXISTING)) {
            var buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                file.write(buffer);
            }
            if (durable) {
                file.force(true);
            }
        }
        Files.move(next, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        if (durable) {
            // The rename itself is only safe once its folder is.
            try (var directory = FileChannel.open(folder, READ)) {
                directory.force(true);
            }
        }
    }
}
