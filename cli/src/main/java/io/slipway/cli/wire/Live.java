package io.slipway.cli.wire;

import io.slipway.cli.outcome.Trouble;
import java.io.Closeable;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Wakes a reader when something of its topics moved. An event says only <em>that</em>; the reader asks what,
 * so a lost stream costs nothing but the wait until the next look.
 */
public final class Live implements Closeable {
    private static final long RETRY_MILLIS = 500;

    private final Api api;
    private final String topics;
    private final Semaphore moved = new Semaphore(0);
    private volatile boolean closed;

    public Live(Api api, String topics) {
        this.api = api;
        this.topics = topics;
        // A platform thread: starting the virtual threads' scheduler costs more than this one thread.
        Thread thread = new Thread(this::read, "live");
        thread.setDaemon(true);
        thread.start();
    }

    /** Returns at the next event, or after the time at the latest. */
    public void await(long millis) {
        try {
            if (moved.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
                moved.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Trouble.timeout("interrupted while waiting", null);
        }
    }

    /** The stream's thread is a daemon and may sit in a read: it is left to end with the process. */
    @Override
    public void close() {
        closed = true;
    }

    private void read() {
        @Nullable String last = null;
        while (!closed) {
            try (Events events = new Events(api.stream("/live?topics=" + Api.query(topics), last))) {
                last = follow(events, last);
            } catch (IOException | Trouble e) {
                // The server restarts, or has no such stream: the reader's regular look is the net.
                if (e instanceof Trouble trouble && trouble.problem().status() == 404) {
                    return;
                }
            }
            pause();
        }
    }

    private @Nullable String follow(Events events, @Nullable String last) throws IOException {
        for (Events.@Nullable Event event = events.next(); event != null && !closed; event = events.next()) {
            last = event.id() == null ? last : event.id();
            moved.release();
        }
        return last;
    }

    private void pause() {
        try {
            Thread.sleep(RETRY_MILLIS);
        } catch (InterruptedException e) {
            closed = true;
            Thread.currentThread().interrupt();
        }
    }
}
