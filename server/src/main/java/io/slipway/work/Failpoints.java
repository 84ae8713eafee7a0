package io.slipway.work;

import io.slipway.store.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Edges of steps at which a test may kill the server: {@code DATA/failpoint} holds one name,
 * {@code KIND/STEP/EDGE}. Edges are {@code intended} before the act, {@code acted} after it, {@code
 * recorded} after its result is written, and words of the step's own between the parts of its act.
 * The file is removed before the kill, so that the next start goes on. Does nothing unless the server
 * was started with {@code --slipway.failpoints=true}.
 */
@Component
public class Failpoints {
    private final boolean armed;
    private final Path file;

    Failpoints(Settings settings) {
        this.armed = settings.failpoints();
        this.file = settings.data().resolve("failpoint");
    }

    /** The same once the current transaction is written. */
    void hitAfterCommit(String edge) {
        if (!armed) return;
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                hit(edge);
            }
        });
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
