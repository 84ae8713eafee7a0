package io.slipway.agent.life;

import io.slipway.agent.core.Fault;
import io.slipway.agent.core.Places;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One up, down, backup or restore at a time on a data folder; the second says whom it waits for. The
 * file holds the name and process of its holder. A command that leaves nothing else in a folder takes
 * the file away too, and the folders that it made for it.
 */
final class UpLock implements AutoCloseable {
    private static final int ATTEMPTS = 100;
    private final FileChannel channel;
    private final Path file;
    private final List<Path> made;

    private UpLock(FileChannel channel, Path file, List<Path> made) {
        this.channel = channel;
        this.file = file;
        this.made = made;
    }

    static UpLock take(Places places, String command) {
        Path file = places.agent().resolve("up.lock");
        List<Path> made = Stream.of(places.agent(), places.data())
                .filter(folder -> !Files.exists(folder))
                .toList();
        try {
            for (int attempt = 1; ; attempt++) {
                Optional<FileChannel> channel = locked(places, file, command, attempt == ATTEMPTS);
                if (channel.isPresent()) return new UpLock(channel.get(), file, made);
            }
        } catch (IOException e) {
            throw new Fault("cannot lock " + places.agent() + "; choose another folder with --data", e);
        }
    }

    /** Empty when whoever held it took the file, or its folder, away meanwhile: what we have is no lock then. */
    @SuppressWarnings("MustBeClosedChecker")
    private static Optional<FileChannel> locked(Places places, Path file, String command, boolean last)
            throws IOException {
        FileChannel channel = null;
        try {
            Files.createDirectories(places.agent());
            channel = FileChannel.open(file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE));
            if (channel.tryLock() == null) {
                String holder = Files.readString(file).strip();
                new Screen()
                        .note("waits for " + (holder.isEmpty() ? "another command" : holder) + ", which works in "
                                + places.data());
                channel.lock();
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(me(command).getBytes(StandardCharsets.UTF_8)));
            if (Files.readString(file).equals(me(command))) return Optional.of(channel);
        } catch (NoSuchFileException e) {
            if (last) throw e;
        }
        if (channel != null) channel.close();
        return Optional.empty();
    }

    private static String me(String command) {
        return command + " (process " + ProcessHandle.current().pid() + ")\n";
    }

    @Override
    public void close() {
        try (channel) {
            if (alone(file.resolveSibling(""), file)) {
                Files.delete(file);
                for (Path folder : made) {
                    if (alone(folder, null)) Files.delete(folder);
                }
            }
        } catch (IOException e) {
            throw new Fault("cannot give up the lock " + file, e);
        }
    }

    /** The folder is there and holds this and nothing else. */
    private static boolean alone(Path folder, @Nullable Path only) throws IOException {
        if (!Files.isDirectory(folder)) return false;
        try (Stream<Path> content = Files.list(folder)) {
            return content.toList().equals(only == null ? List.of() : List.of(only));
        }
    }
}
