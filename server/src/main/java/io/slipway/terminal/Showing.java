package io.slipway.terminal;

import io.slipway.access.Standing;
import io.slipway.api.TerminalWire;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * A session's output and who reads it. The program's thread adds to what was shown and waits while too much of it is
 * not acknowledged; the thread of the link sends from there. A link that breaks leaves all as it is: the next one goes
 * on at the place to which its reader had come, and hears how much of what was typed has come here.
 */
final class Showing {
    private static final Logger log = LoggerFactory.getLogger(Showing.class);
    /** More than the window by two messages of the pod: what was sent and not taken can always be sent again. */
    private static final int KEPT = 2 * TerminalWire.WINDOW;

    private static final long BEAT_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private final Shown shown = new Shown(KEPT);
    private final Ending ending;
    private final Typed typed;
    private final Map<String, Object> about;
    private long taken;
    private @Nullable Link link;
    private @Nullable Standing standing;
    private long leftNanos = System.nanoTime();

    /** @param about the session, for its reader */
    Showing(Ending ending, Typed typed, Map<String, Object> about) {
        this.ending = ending;
        this.typed = typed;
        this.about = about;
    }

    long bytes() {
        lock.lock();
        try {
            return shown.end();
        } finally {
            lock.unlock();
        }
    }

    boolean attached() {
        lock.lock();
        try {
            return link != null;
        } finally {
            lock.unlock();
        }
    }

    /** Nobody has been there for so long. */
    boolean left(Duration away) {
        lock.lock();
        try {
            return link == null && System.nanoTime() - leftNanos > away.toNanos();
        } finally {
            lock.unlock();
        }
    }

    /** Of whoever reads, or read last. */
    @Nullable
    Standing standing() {
        lock.lock();
        try {
            return standing;
        } finally {
            lock.unlock();
        }
    }

    /** Of the program's thread. */
    void add(boolean error, byte[] data) throws InterruptedException {
        lock.lock();
        try {
            while (ending.end() == null && shown.end() - taken >= TerminalWire.WINDOW) moved.await();
            // What comes after a kill or a withdrawn right is not for the reader's eyes.
            if (ending.end() != null) return;
            shown.add(error, data);
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The session has ended: nobody waits any more. */
    void wake() {
        lock.lock();
        try {
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void taken(long bytes) {
        lock.lock();
        try {
            taken = Math.max(taken, Math.min(bytes, shown.end()));
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** What still comes by a link whose place another took is not heard: its client sends it again by that one. */
    void typed(Link by, byte kind, byte[] data) throws IOException {
        lock.lock();
        try {
            if (by.equals(link)) typed.add(kind, data);
        } finally {
            lock.unlock();
        }
    }

    /** Sends input acknowledgements to whoever is there. */
    void tookInput(long bytes) {
        Link to;
        lock.lock();
        try {
            to = link;
        } finally {
            lock.unlock();
        }
        if (to == null) return;
        try {
            to.send(TerminalWire.taken(bytes));
        } catch (IOException e) {
            leave(to);
        }
    }

    /** Where a link's reader is, and how much of what was typed has come. */
    record Seat(long at, long received) {}

    /** Begins where the reader says it is, or at the first that is still kept. */
    Seat attach(Link mine, Standing rights, long from) {
        Link before;
        Seat seat;
        lock.lock();
        try {
            before = link;
            link = mine;
            standing = rights;
            long at = from < 0 || from > shown.end() ? shown.begin() : Math.max(from, shown.begin());
            taken = at;
            seat = new Seat(at, typed.received());
            moved.signalAll();
        } finally {
            lock.unlock();
        }
        // Its end may be slow to reach a reader who is no more.
        if (before != null) Thread.ofVirtual().start(() -> before.close("the session was opened in another place"));
        return seat;
    }

    /** Serves this link until it breaks, another one takes its place or the session is over. */
    void serve(Link mine, Seat seat) throws InterruptedException {
        long at = seat.at();
        try {
            mine.send(opened(seat));
            long beat = System.nanoTime();
            while (true) {
                Shown.Part part = next(mine, at);
                if (part != null) {
                    mine.send(TerminalWire.message(
                            part.error() ? TerminalWire.ERROR : TerminalWire.DATA, part.data(), 0, part.data().length));
                    at += part.data().length;
                } else if (finished(mine)) {
                    return;
                } else if (System.nanoTime() - beat > BEAT_NANOS) {
                    mine.send(new byte[] {TerminalWire.HERE});
                    beat = System.nanoTime();
                }
            }
        } catch (IOException broken) {
            log.info("terminal {}: its reader is away: {}", about.get("session"), broken.toString());
            leave(mine);
        }
    }

    void leave(Link gone) {
        lock.lock();
        try {
            if (!gone.equals(link)) return;
            link = null;
            leftNanos = System.nanoTime();
            moved.signalAll();
        } finally {
            lock.unlock();
        }
        gone.close("not reached");
    }

    private Shown.@Nullable Part next(Link mine, long at) throws InterruptedException {
        lock.lock();
        try {
            long nanos = TimeUnit.SECONDS.toNanos(1);
            while (mine.equals(link) && shown.end() == at && ending.end() == null && nanos > 0) {
                nanos = moved.awaitNanos(nanos);
            }
            return mine.equals(link) ? shown.after(at) : null;
        } finally {
            lock.unlock();
        }
    }

    /** True when this link has nothing more to do; tells the end if there is one. */
    private boolean finished(Link mine) throws IOException {
        lock.lock();
        try {
            if (!mine.equals(link)) return true;
        } finally {
            lock.unlock();
        }
        End how = ending.end();
        if (how == null) {
            if (mine.silent()) throw new IOException("nothing heard");
            return false;
        }
        mine.send(json(TerminalWire.ENDED, Map.of("exit", how.exit(), "word", how.word(), "detail", how.detail())));
        ending.told();
        mine.close(how.word());
        return true;
    }

    private byte[] opened(Seat seat) {
        Map<String, Object> words = new HashMap<>(about);
        words.put("from", seat.at());
        words.put("received", seat.received());
        return json(TerminalWire.OPENED, words);
    }

    private static byte[] json(byte kind, Map<String, Object> words) {
        byte[] text = JsonMapper.shared().writeValueAsBytes(words);
        return TerminalWire.message(kind, text, 0, text.length);
    }
}
