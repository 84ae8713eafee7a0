package io.slipway.logs;

import io.fabric8.kubernetes.client.dsl.ExecWatch;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Lines that a {@code tail} in a container prints, with the place behind each, and a limit to the waiting for one. */
final class FileTail implements AutoCloseable {
    /** @param spot behind its line end */
    record Line(String text, FileSpot spot) {}

    /** Takes a line. */
    interface Lines {
        void line(Line line) throws InterruptedException;
    }

    private static final int ROOM = 1_000;
    private static final int LONGEST = 256 * 1024;

    private final ExecWatch exec;
    private final ByteArrayOutputStream words;
    private final BlockingQueue<Line> lines = new ArrayBlockingQueue<>(ROOM);
    private final Thread reader;
    private volatile boolean over;

    FileTail(ExecWatch exec, ByteArrayOutputStream words, FileSpot from) {
        this.exec = exec;
        this.words = words;
        this.reader = Thread.ofVirtual().name("tail").start(() -> read(from));
    }

    private void read(FileSpot from) {
        try (InputStream in = new BufferedInputStream(exec.getOutput())) {
            ByteArrayOutputStream text = new ByteArrayOutputStream();
            long end = from.end();
            for (int next = in.read(); next >= 0; next = in.read()) {
                end++;
                if (next != '\n') text.write(next);
                // A line without an end in sight is given in pieces.
                if (next != '\n' && text.size() < LONGEST) continue;
                lines.put(new Line(text.toString(StandardCharsets.UTF_8), new FileSpot(from.inode(), end)));
                text.reset();
            }
        } catch (IOException e) {
            // The way broke: its end is all there is to say, it is joined again.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            over = true;
        }
    }

    /** Null when none came within the time, or none will. */
    @Nullable
    Line next(long millis) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (true) {
            // Told apart in this order: what came before the end is not lost.
            boolean last = over;
            Line line = lines.poll(last ? 0 : 100, TimeUnit.MILLISECONDS);
            if (line != null || last || System.nanoTime() - end >= 0) return line;
        }
    }

    /** True when no line will come. */
    boolean ended() {
        return over && lines.isEmpty();
    }

    /** Refuses an end that was none of its own, with the words of the program. */
    void check() throws LogBroken, InterruptedException {
        if (over) InContainer.ended(exec, words, "tail");
    }

    @Override
    public void close() {
        exec.close();
        reader.interrupt();
    }
}
