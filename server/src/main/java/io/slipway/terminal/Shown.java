package io.slipway.terminal;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** The last of what a program wrote, by its place in all that it wrote. Guarded by its session. */
final class Shown {
    @SuppressWarnings("ArrayRecordComponent") // kept as it came, never changed
    private record Chunk(long from, boolean error, byte[] data) {
        long end() {
            return from + data.length;
        }
    }

    /** A part from some place on. */
    @SuppressWarnings("ArrayRecordComponent") // read by one link, never changed
    record Part(boolean error, byte[] data) {}

    private final Deque<Chunk> chunks = new ArrayDeque<>();
    private final int most;
    private long end;

    Shown(int most) {
        this.most = most;
    }

    void add(boolean error, byte[] data) {
        chunks.add(new Chunk(end, error, data));
        end += data.length;
        while (end - chunks.getFirst().end() >= most) chunks.removeFirst();
    }

    long begin() {
        return chunks.isEmpty() ? end : chunks.getFirst().from();
    }

    long end() {
        return end;
    }

    /** What follows that place, as far as it is in one piece; null when nothing does. */
    @Nullable
    Part after(long place) {
        for (Chunk chunk : chunks) {
            if (chunk.end() <= place) continue;
            int skip = (int) Math.max(0, place - chunk.from());
            byte[] data = chunk.data();
            return new Part(chunk.error(), skip == 0 ? data : Arrays.copyOfRange(data, skip, data.length));
        }
        return null;
    }
}
