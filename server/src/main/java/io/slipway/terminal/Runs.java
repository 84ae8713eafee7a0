package io.slipway.terminal;

import io.slipway.core.Actor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.stereotype.Component;

/** A program in a container from its start to its end, without anybody before it. */
@Component
class Runs {
    private static final int MOST = 1 << 20;
    private static final long SECONDS = 20;

    private final Remotes remotes;

    Runs(Remotes remotes) {
        this.remotes = remotes;
    }

    @SuppressWarnings("ArrayRecordComponent") // handed over, never changed
    record Done(End end, byte[] output) {}

    Done run(Place place, Actor actor) throws IOException, InterruptedException {
        Heard heard = new Heard();
        try (Remote remote = remotes.open(place, actor, heard)) {
            remote.endInput();
            return new Done(heard.end.get(SECONDS, TimeUnit.SECONDS), heard.output());
        } catch (TimeoutException e) {
            throw new IOException("no end within " + SECONDS + " seconds", e);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
    }

    private static final class Heard implements Remote.Ear {
        private final ByteArrayOutputStream all = new ByteArrayOutputStream();
        private final CompletableFuture<End> end = new CompletableFuture<>();

        @Override
        public synchronized void output(boolean error, byte[] data) {
            if (!error && all.size() < MOST) all.writeBytes(data);
        }

        @Override
        public void ended(End how) {
            end.complete(how);
        }

        private synchronized byte[] output() {
            return all.toByteArray();
        }
    }
}
