package io.slipway.agent.life;

import io.slipway.agent.core.Fault;
import io.slipway.agent.core.Places;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/**
 * One up, down, backup or restore at a time on a data folder; the second says whom it waits for. The
 * file holds the name and process of its holder.
 */
record UpLock(FileChannel channel) implements AutoCloseable {

    @SuppressWarnings("MustBeClosedChecker")
    static UpLock take(Places places, String command) {
        try {
            Files.createDirectories(places.agent());
            Path file = places.agent().resolve("up.lock");
            FileChannel channel = FileChannel.open(file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE));
            if (channel.tryLock() == null) {
                String holder = Files.readString(file).strip();
                new Screen()
                        .note("waits for " + (holder.isEmpty() ? "another command" : holder) + ", which works in "
                                + places.data());
                channel.lock();
            }
            String me = command + " (process " + ProcessHandle.current().pid() + ")\n";
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(me.getBytes(StandardCharsets.UTF_8)));
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
