package io.slipway.terminal;

import io.slipway.core.Actor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A program in a container as two streams. What nobody reads waits in the pod, what it does not take waits here:
 * a few parts at most are held.
 */
final class Running implements Remote.Ear, AutoCloseable {
    private static final int PARTS = 8;
    private static final int MOST_WORDS = 4_096;
    private static final int PART = 16 * 1024;
    private static final long SILENT_SECONDS = 60;
    private static final byte[] LAST = new byte[0];

    private final BlockingQueue<byte[]> come = new ArrayBlockingQueue<>(PARTS);
    private final ByteArrayOutputStream words = new ByteArrayOutputStream();
    private final CompletableFuture<End> end = new CompletableFuture<>();
    private final Remote remote;
    private volatile boolean over;

    private Running(Remotes remotes, Place place, Actor actor) throws IOException, InterruptedException {
        this.remote = remotes.open(place, actor, this);
    }

    static Running start(Remotes remotes, Place place, Actor actor) throws IOException, InterruptedException {
        return new Running(remotes, place, actor);
    }

    @Override
    public void output(boolean error, byte[] data) throws InterruptedException {
        boolean taken = over;
        if (error) said(data);
        else while (!taken) taken = come.offer(data, 1, TimeUnit.SECONDS) || over;
    }

    private synchronized void said(byte[] data) {
        if (words.size() < MOST_WORDS) words.writeBytes(data);
    }

    /** What it said on standard error. */
    synchronized String words() {
        return words.toString(StandardCharsets.UTF_8).strip();
    }

    @Override
    public boolean over() {
        return over;
    }

    @Override
    public void ended(End how) {
        end.complete(how);
        // A reader that waits looks at the end; one that is behind finds it after the rest.
        var _ = come.offer(LAST);
    }

    /** No more input, and its end. */
    End finish() throws IOException, InterruptedException {
        remote.endInput();
        return end();
    }

    End end() throws IOException, InterruptedException {
        try {
            return end.get(SILENT_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new IOException("no end within " + SILENT_SECONDS + " seconds", e);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
    }

    void endInput() throws IOException {
        remote.endInput();
    }

    OutputStream input() {
        return new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                write(new byte[] {(byte) one}, 0, 1);
            }

            @Override
            public void write(byte[] data, int from, int length) throws IOException {
                for (int at = from; at < from + length; at += PART) {
                    remote.write(Arrays.copyOfRange(data, at, Math.min(at + PART, from + length)));
                }
            }
        };
    }

    InputStream output() {
        return new Output();
    }

    private final class Output extends InputStream {
        private byte[] part = new byte[0];
        private int at;
        private boolean done;

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            if (length == 0) return 0;
            while (at == part.length && !done) next();
            if (at == part.length) return -1;
            int n = Math.min(length, part.length - at);
            System.arraycopy(part, at, into, from, n);
            at += n;
            return n;
        }

        private void next() throws IOException {
            try {
                for (long waited = 0; waited < SILENT_SECONDS; waited++) {
                    boolean ended = end.isDone();
                    byte[] taken = come.poll(1, TimeUnit.SECONDS);
                    if (taken == null && !ended) continue;
                    done = taken == null || taken.length == 0;
                    part = taken == null ? LAST : taken;
                    at = 0;
                    return;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", e);
            }
            throw new IOException("the pod sent nothing for " + SILENT_SECONDS + " seconds");
        }
    }

    @Override
    public void close() {
        over = true;
        remote.close();
    }
}
