package io.slipway.agent.daemon;

import io.slipway.agent.core.Fault;
import io.slipway.agent.core.Json;
import io.slipway.agent.core.Places;
import io.slipway.agent.os.Pid;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** One agent, or one command that acts in its place, per data folder: the kernel forgets a dead holder. */
public final class DaemonLock implements AutoCloseable {
    private final FileChannel channel;

    private DaemonLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Empty when another process holds it. */
    public static Optional<DaemonLock> take(Places places) {
        try {
            Files.createDirectories(places.agent());
            FileChannel channel = FileChannel.open(places.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock != null) return Optional.of(new DaemonLock(channel));
            channel.close();
            return Optional.empty();
        } catch (IOException e) {
            throw new Fault("cannot lock " + places.lock(), e);
        }
    }

    /** The agent that runs on this data folder; a file left by a dead one is none. */
    public static Optional<Pid> holder(Places places) {
        return Json.load(places.daemon(), Pid.class).filter(Pid::alive);
    }

    void sign(Places places) {
        Json.save(places.daemon(), Pid.of(ProcessHandle.current().pid()).orElseThrow());
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new Fault("cannot give up the lock of the data folder", e);
        }
    }
}
