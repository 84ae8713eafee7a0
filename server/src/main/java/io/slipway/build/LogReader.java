package io.slipway.build;

import io.slipway.access.Standing;
import io.slipway.web.EventStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** One who reads a log along: how far that is, and whether it is still allowed. */
final class LogReader {
    /** How often a reader is looked after while nothing comes. */
    static final long LOOK_MILLIS = 2_000;

    private static final long BEAT_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final int MOST = 1 << 16;

    private final EventStream stream;
    private final Standing standing;
    private long offset;
    private long sent = System.nanoTime();

    LogReader(EventStream stream, Standing standing) {
        this.stream = stream;
        this.standing = standing;
    }

    boolean may() throws IOException {
        if (System.nanoTime() - sent > BEAT_NANOS) {
            stream.beat();
            sent = System.nanoTime();
        }
        return standing.holds();
    }

    /** False when there was nothing new. */
    boolean send(Path file, boolean last) throws IOException {
        if (!Files.exists(file) || Files.size(file) <= offset) return false;
        byte[] bytes = new byte[(int) Math.min(MOST, Files.size(file) - offset)];
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            in.seek(offset);
            in.readFully(bytes);
        }
        int end = bytes.length;
        // A line that is still being written waits for its end.
        while (end > 0 && bytes[end - 1] != '\n') end--;
        if (end == 0 && (last || bytes.length == MOST)) end = bytes.length;
        for (String line :
                new String(bytes, 0, end, StandardCharsets.UTF_8).lines().toList()) {
            stream.send(null, null, line);
        }
        offset += end;
        sent = System.nanoTime();
        return end > 0;
    }

    void say(String line) throws IOException {
        stream.send(null, null, line);
    }

    void end() throws IOException {
        stream.send(null, "end", "");
    }
}
