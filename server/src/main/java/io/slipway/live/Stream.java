package io.slipway.live;

import io.slipway.access.Standing;
import io.slipway.web.OpenLine;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One page's stream: takes from its reader's queue and writes, on a virtual thread that lives as long as there is
 * something to write. A page that takes nothing keeps no thread, only what is left of one burst.
 */
final class Stream implements OpenLine.Owner {
    private static final Logger log = LoggerFactory.getLogger(Stream.class);
    private static final long BEAT_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final long STUCK_NANOS = TimeUnit.SECONDS.toNanos(20);

    private final Hub hub;
    private final Feeds feeds;
    private final Reader reader;
    private final Position position;
    private final List<View> views;
    private final Standing standing;
    private final AtomicBoolean woken = new AtomicBoolean();
    private final Runnable run = this::run;
    private volatile @Nullable OpenLine line;
    private volatile boolean over;
    /** Nothing is taken at this moment; from the begin on, until the container has handed the connection over. */
    private volatile boolean stuck = true;

    /** When the page last took something. */
    private volatile long taken = System.nanoTime();

    private boolean begun;
    private ByteBuffer @Nullable [] left;

    Stream(Hub hub, Feeds feeds, Reader reader, Position position, List<View> views, Standing standing) {
        this.hub = hub;
        this.feeds = feeds;
        this.reader = reader;
        this.position = position;
        this.views = views;
        this.standing = standing;
    }

    void on(OpenLine line) {
        this.line = line;
        reader.wakes(this::wake);
    }

    @Override
    public void ready() {
        stuck = false;
        wake();
    }

    private void wake() {
        // Who is stuck is woken by the container, and by nobody else.
        if (!stuck && woken.compareAndSet(false, true)) Thread.startVirtualThread(run);
    }

    private synchronized void run() {
        woken.set(false);
        OpenLine to = line;
        if (over || stuck || to == null) return;
        try {
            pump(to);
        } catch (IOException gone) {
            to.close();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            to.close();
        } catch (RuntimeException e) {
            // Who reads begins anew and is then told what is wrong, by an answer.
            log.warn("a live stream ends: {}", e.toString());
            to.close();
        }
    }

    private void pump(OpenLine to) throws IOException, InterruptedException {
        if (left != null && !write(to, left)) return;
        if (!begun) {
            begun = true;
            boolean all = say(to, Long.toString(hub.now()), "hello");
            join(false);
            if (!all) return;
        }
        while (true) {
            if (reader.takeReset()) {
                position.events(hub.now());
                boolean all = say(to, position.toString(), "reset");
                join(true);
                if (!all) return;
            }
            List<Frame> frames = reader.take();
            if (frames.isEmpty() || !write(to, buffers(frames))) return;
        }
    }

    private void join(boolean anew) throws InterruptedException {
        for (View view : views) feeds.join(view, reader, anew ? -1 : position.view(view.topic()));
    }

    private ByteBuffer[] buffers(List<Frame> frames) {
        List<ByteBuffer> out = new ArrayList<>(2 * frames.size());
        for (Frame frame : frames) {
            if (frame.moves()) {
                position.move(frame);
                out.add(ascii("id: " + position + "\n"));
            }
            out.add(ByteBuffer.wrap(frame.bytes()));
        }
        return out.toArray(ByteBuffer[]::new);
    }

    private boolean say(OpenLine to, String id, String event) throws IOException {
        return write(to, new ByteBuffer[] {ascii("id: " + id + "\nevent: " + event + "\ndata: {}\n\n")});
    }

    private static ByteBuffer ascii(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    private boolean write(OpenLine to, ByteBuffer[] out) throws IOException {
        long before = left == null ? -1 : remaining(out);
        // Before the write: the container may say at once that it can go on.
        stuck = true;
        boolean all = to.write(out);
        if (all) stuck = false;
        left = all ? null : out;
        if (before < 0 || remaining(out) < before) taken = System.nanoTime();
        return all;
    }

    private static long remaining(ByteBuffer[] out) {
        long sum = 0;
        for (ByteBuffer one : out) sum += one.remaining();
        return sum;
    }

    /** Keeps proxies and the page's own deadline content; lets a page go that takes nothing. Each second. */
    void beat() {
        OpenLine on = line;
        if (on == null || over) return;
        long quiet = System.nanoTime() - taken;
        if (on.gone()) ended();
        else if (!stuck && quiet > BEAT_NANOS) reader.offer(Frame.BEAT);
        else if (stuck && quiet > STUCK_NANOS) on.close();
    }

    /** A right withdrawn while the page is open ends the stream. Each second. */
    void judge() {
        OpenLine on = line;
        if (on != null && !over && !standing.holds()) on.close();
    }

    void close() {
        OpenLine on = line;
        if (on != null) on.close();
    }

    boolean over() {
        return over;
    }

    @Override
    public void ended() {
        over = true;
        // After a run that joins a list at this moment.
        synchronized (this) {
            hub.close(reader);
            views.forEach(view -> feeds.leave(view, reader));
            left = null;
        }
    }
}
