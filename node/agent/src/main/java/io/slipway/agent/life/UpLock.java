package io.slipway.agent.life;

import io.slipway.agent.core.Fault;
import io.slipway.agent.core.Places;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;

/** One up or down at a time on a data folder; the second waits for the first. */
record UpLock(FileChannel channel) implements AutoCloseable {

    @SuppressWarnings("MustBeClosedChecker")
    static UpLock take(Places places) {
        try {
            Files.createDirectories(places.agent());
            var options = java.util.Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileChannel channel = FileChannel.open(places.agent().resolve("up.lock"), options);
            channel.lock();
            return new UpLock(channel);
        } catch (IOException e) {
            throw new Fault("cannot lock " + places.agent() + "; choose another folder with --data", e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new Fault("cannot give up the lock", e);
        }
    }
}
