package io.slipway.live;

import io.slipway.core.Code;
import io.slipway.core.Refusal;
import io.slipway.mirror.Change;
import io.slipway.mirror.Kind;
import io.slipway.mirror.Mirrors;
import io.slipway.mirror.Row;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Follows one list for all its readers. It takes from the mirror's log, so the mirror never waits for
 * it; and gives into the readers' queues, so it never waits for them.
 */
final class Feed<R extends Row> {
    private static final Logger log = LoggerFactory.getLogger(Feed.class);
    private static final Duration LOOK = Duration.ofSeconds(1);
    /** A change goes out at once; only what follows sooner than this, for each reader, waits and is merged. */
    private static final long PAUSE_NANOS_A_READER = TimeUnit.MICROSECONDS.toNanos(30);

    private static final long MOST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long SNAPSHOT_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final View view;
    private final Mirrors mirrors;
    private final Pictures<R> pictures;
    private final Set<Reader> readers = new LinkedHashSet<>();
    private final Thread thread;
    private long seq;
    private boolean ended;
    private @Nullable Snapshot snapshot;

    /** The whole list at a moment. */
    private record Snapshot(long seq, long nanos, List<Frame> frames) {}

    Feed(View view, Kind<?, R> kind, Mirrors mirrors, JsonMapper json) {
        this.view = view;
        this.mirrors = mirrors;
        this.pictures = new Pictures<>(view, kind, mirrors, json);
        this.seq = mirrors.seq(view.cluster());
        this.thread = Thread.ofVirtual().name("feed-" + view.topic()).unstarted(this::run);
    }

    Feed<R> start() {
        thread.start();
        return this;
    }

    synchronized boolean alive() {
        return !ended;
    }

    /** Puts the reader where the others are: by what it missed, or by the whole list. False when this is over. */
    synchronized boolean join(Reader reader, long from) throws InterruptedException {
        if (ended) return false;
        readers.add(reader);
        if (from >= 0 && caughtUp(reader, from)) return true;
        Snapshot whole = whole();
        whole.frames().forEach(reader::offer);
        if (!caughtUp(reader, whole.seq())) reader.reset();
        return true;
    }

    /** False when what happened since then is not known any more. */
    private boolean caughtUp(Reader reader, long from) throws InterruptedException {
        List<Change> changes = changes(from, Duration.ZERO);
        if (changes == null) return false;
        Frame missed = changes.isEmpty()
                ? null
                : pictures.changed(changes, changes.getLast().seq());
        if (missed != null) reader.offer(missed);
        return true;
    }

    /** Many who come at once get the same bytes. */
    private Snapshot whole() {
        Snapshot known = snapshot;
        if (known != null && System.nanoTime() - known.nanos() < SNAPSHOT_NANOS) return known;
        long now = mirrors.seq(view.cluster());
        Snapshot made = new Snapshot(now, System.nanoTime(), pictures.whole(now));
        snapshot = made;
        return made;
    }

    /** True when nobody reads it any more; it is over then. */
    synchronized boolean leave(Reader reader) {
        readers.remove(reader);
        if (readers.isEmpty()) end();
        return ended;
    }

    synchronized void end() {
        ended = true;
        thread.interrupt();
    }

    private void run() {
        try {
            while (alive()) {
                List<Change> changes = changes(at(), LOOK);
                if (changes == null) lost();
                else if (!changes.isEmpty()) tell(changes);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } catch (Refusal gone) {
            // The cluster was detached: its lists are over, and who comes again is told so.
            over();
        } catch (RuntimeException e) {
            log.warn("{} is followed anew: {}", view.topic(), e.toString());
            over();
            readers().forEach(Reader::reset);
        }
    }

    private synchronized void over() {
        ended = true;
    }

    private synchronized List<Reader> readers() {
        return List.copyOf(readers);
    }

    private synchronized long at() {
        return seq;
    }

    /** Too much happened at once: all begin with the whole list again. */
    private synchronized void lost() {
        seq = mirrors.seq(view.cluster());
        readers.forEach(Reader::reset);
    }

    private void tell(List<Change> changes) {
        long pause;
        synchronized (this) {
            seq = changes.getLast().seq();
            Frame frame = pictures.changed(changes, seq);
            if (frame == null) return;
            readers.forEach(reader -> reader.offer(frame));
            pause = Math.min(MOST_PAUSE_NANOS, readers.size() * PAUSE_NANOS_A_READER);
        }
        LockSupport.parkNanos(pause);
    }

    /** Null when they are no longer kept. */
    private @Nullable List<Change> changes(long from, Duration most) throws InterruptedException {
        try {
            return mirrors.stream(view.cluster(), from, most);
        } catch (Refusal e) {
            if (e.code() == Code.PlanStale) return null;
            throw e;
        }
    }
}
