package io.slipway.logs;

import io.fabric8.kubernetes.client.dsl.ExecWatch;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Lines of a {@code tail -f} in a container, with a limit to the waiting for one. */
final class FileTail implements AutoCloseable {
    private static final int ROOM = 1_000;

    private final ExecWatch exec;
    private final ByteArrayOutputStream words;
    private final BlockingQueue<String> lines = new ArrayBlockingQueue<>(ROOM);
    private final Thread reader;
    private volatile boolean over;
    private boolean some;

    FileTail(ExecWatch exec, ByteArrayOutputStream words) {
        this.exec = exec;
        this.words = words;
        this.reader = Thread.ofVirtual().name("tail").start(this::read);
    }

    private void read() {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(exec.getOutput(), StandardCharsets.UTF_8))) {
            for (String text = in.readLine(); text != null; text = in.readLine()) lines.put(text);
        } catch (IOException e) {
            // The way broke: its end is all there is to say, it is joined again.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            over = true;
        }
    }

    /** Null when none came within the time. */
    @Nullable
    String next(long millis) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (true) {
            // Told apart in this order: what came before the end is not lost.
            boolean last = over;
            String text = lines.poll(last ? 0 : 100, TimeUnit.MILLISECONDS);
            if (text != null) some = true;
            if (text != null || last || System.nanoTime() - end >= 0) return text;
        }
    }

    /** True when no line will come; one that never came is told as what it is. */
    boolean ended() throws LogBroken, InterruptedException {
        if (!over || !lines.isEmpty()) return false;
        if (!some) InContainer.ended(exec, words, "tail");
        return true;
    }

    @Override
    public void close() {
        exec.close();
        reader.interrupt();
    }
}
