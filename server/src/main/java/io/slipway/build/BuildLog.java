package io.slipway.build;

import io.slipway.web.EventStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** What builds print, one file each, and those who read along. */
@Component
class BuildLog {
    private static final long LARGEST = 64L << 20;
    private static final int BEAT_SECONDS = 10;
    private final Path folder;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition grown = lock.newCondition();
    private long changes;
    private final Map<UUID, Consumer<String>> writers = new ConcurrentHashMap<>();

    BuildLog(BuildSettings settings) {
        this.folder = settings.folder().resolve("log");
    }

    Path file(UUID build) {
        return folder.resolve(build + ".log");
    }

    /** Takes lines of this build; what is too much is left out, and that is said once. */
    Consumer<String> writer(UUID build) {
        return writers.computeIfAbsent(build, id -> line -> append(id, line));
    }

    private void append(UUID build, String line) {
        Path file = file(build);
        try {
            Files.createDirectories(folder);
            long size = Files.exists(file) ? Files.size(file) : 0;
            if (size > LARGEST) return;
            String text = size + line.length() > LARGEST ? "(the rest is left out: the log is full)" : line;
            try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
                out.write((text + "\n").getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("log of build " + build, e);
        }
        wake();
    }

    /** Readers look again: something was written, or a build has ended. */
    void wake() {
        lock.lock();
        try {
            changes++;
            grown.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Sends what there is and what comes, until the build is over; then the event {@code end}. */
    void follow(UUID build, BooleanSupplier over, EventStream stream) throws IOException, InterruptedException {
        long offset = 0;
        while (true) {
            long seen = changes();
            boolean last = over.getAsBoolean();
            long next = send(build, offset, last, stream);
            if (next == offset) {
                if (last) break;
                if (!await(seen)) stream.beat();
            }
            offset = next;
        }
        stream.send(null, "end", "");
    }

    private long send(UUID build, long offset, boolean last, EventStream stream) throws IOException {
        Path file = file(build);
        if (!Files.exists(file) || Files.size(file) <= offset) return offset;
        byte[] bytes = new byte[(int) Math.min(1 << 16, Files.size(file) - offset)];
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            in.seek(offset);
            in.readFully(bytes);
        }
        int end = bytes.length;
        // A line that is still being written waits for its end.
        while (end > 0 && bytes[end - 1] != '\n') end--;
        if (end == 0 && (last || bytes.length == 1 << 16)) end = bytes.length;
        for (String line :
                new String(bytes, 0, end, StandardCharsets.UTF_8).lines().toList()) {
            stream.send(null, null, line);
        }
        return offset + end;
    }

    private long changes() {
        lock.lock();
        try {
            return changes;
        } finally {
            lock.unlock();
        }
    }

    /** Waits for a change after {@code seen}; false when nothing happened for a while. */
    private boolean await(long seen) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = TimeUnit.SECONDS.toNanos(BEAT_SECONDS);
            while (changes == seen && left > 0) left = grown.awaitNanos(left);
            return changes != seen;
        } finally {
            lock.unlock();
        }
    }

    /** All of it, as far as it goes. */
    void copy(UUID build, OutputStream out) throws IOException {
        if (!Files.exists(file(build))) return;
        try (InputStream in = Files.newInputStream(file(build))) {
            in.transferTo(out);
        }
    }

    void closed(UUID build) {
        writers.remove(build);
        wake();
    }
}
