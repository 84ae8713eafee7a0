package io.slipway.terminal;

import io.slipway.access.Standing;
import io.slipway.api.Terminal;
import io.slipway.api.TerminalWire;
import io.slipway.core.Actor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * One program and who sits before it. The program's thread adds to what was shown and waits while too much of it
 * is not acknowledged; the thread of the link sends from there. A link that breaks leaves the session as it is:
 * the next one goes on at the place to which its reader had come.
 */
final class TerminalSession implements Remote.Ear {
    private static final Logger log = LoggerFactory.getLogger(TerminalSession.class);
    /** More than the window by two messages of the pod: what was sent and not taken can always be sent again. */
    private static final int KEPT = 2 * TerminalWire.WINDOW;

    private static final long BEAT_MILLIS = 10_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private final Condition ending = lock.newCondition();
    private final CountDownLatch noted = new CountDownLatch(1);
    private final Shown shown = new Shown(KEPT);
    private final Typed typed = new Typed();
    private final UUID id;
    private final Actor actor;
    private final Place place;
    private final Recording recording;
    private final Clock clock;
    private final Instant opened;
    private Instant lastKey;
    private long taken;
    private @Nullable Link link;
    private @Nullable Standing standing;
    private long leftNanos = System.nanoTime();
    private @Nullable End end;
    private boolean begun;
    private boolean told;

    TerminalSession(UUID id, Actor actor, Place place, Recording recording, Clock clock) {
        this.id = id;
        this.actor = actor;
        this.place = place;
        this.recording = recording;
        this.clock = clock;
        this.opened = clock.instant();
        this.lastKey = opened;
    }

    UUID id() {
        return id;
    }

    Actor actor() {
        return actor;
    }

    Place place() {
        return place;
    }

    Typed typed() {
        return typed;
    }

    Recording recording() {
        return recording;
    }

    @Nullable
    End end() {
        lock.lock();
        try {
            return end;
        } finally {
            lock.unlock();
        }
    }

    Terminal view() {
        lock.lock();
        try {
            return new Terminal(
                    id,
                    actor.user(),
                    place.env().project(),
                    place.env().name(),
                    place.app(),
                    place.pod(),
                    place.container(),
                    place.tty(),
                    opened,
                    lastKey,
                    link != null,
                    shown.end());
        } finally {
            lock.unlock();
        }
    }

    /** True for the first who asks: the program is started when its first reader is there. */
    boolean begin() {
        lock.lock();
        try {
            if (begun || end != null) return false;
            begun = true;
            return true;
        } finally {
            lock.unlock();
        }
    }

    void awaitEnd(long time, TimeUnit unit) throws InterruptedException {
        lock.lock();
        try {
            long nanos = unit.toNanos(time);
            while (end == null && nanos > 0) nanos = ending.awaitNanos(nanos);
        } finally {
            lock.unlock();
        }
    }

    /** Until its reader knows that it is over, or cannot be told any more. */
    void awaitTold(Duration most) throws InterruptedException {
        lock.lock();
        try {
            long nanos = most.toNanos();
            while (begun && !told && nanos > 0) nanos = ending.awaitNanos(nanos);
        } finally {
            lock.unlock();
        }
    }

    /** Its end is in the audit, or in the log of why it is not. */
    void noted() {
        noted.countDown();
    }

    boolean awaitNoted(Duration most) throws InterruptedException {
        return noted.await(most.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Of the thread that writes to the program. */
    void stroke(Typed.Stroke stroke, Remote remote) throws IOException {
        switch (stroke.kind()) {
            case TerminalWire.DATA -> remote.write(stroke.data());
            case TerminalWire.END_OF_INPUT -> remote.endInput();
            default -> {
                if (!place.tty()) return;
                ByteBuffer size = ByteBuffer.wrap(stroke.data());
                int columns = size.getShort();
                int rows = size.getShort();
                remote.resize(columns, rows);
                recording.resized(columns, rows);
            }
        }
    }

    /** Why it has to end by itself, null while it has not. */
    @Nullable
    End due(TerminalConfig config) {
        if (!mayGoOn()) {
            return new End(
                    1,
                    "RightWithdrawn",
                    "the right to this terminal was withdrawn, or the sign-in it was opened with has ended");
        }
        lock.lock();
        try {
            Instant now = clock.instant();
            if (gone(config.away())) return new End(1, "Left", "nobody came back within " + words(config.away()));
            if (lastKey.plus(config.idle()).isBefore(now)) {
                return new End(1, "Idle", "nothing was typed for " + words(config.idle()));
            }
            if (opened.plus(config.longest()).isBefore(now)) {
                return new End(1, "TooLong", "a terminal is open for " + words(config.longest()) + " at most");
            }
            return null;
        } finally {
            lock.unlock();
        }
    }

    /** Asks the database, so not under the lock; only by the thread that looks after the session. */
    private boolean mayGoOn() {
        Standing rights;
        lock.lock();
        try {
            rights = standing;
        } finally {
            lock.unlock();
        }
        return rights == null || rights.holds();
    }

    private boolean gone(Duration away) {
        return link == null && System.nanoTime() - leftNanos > away.toNanos();
    }

    private static String words(Duration time) {
        if (time.toMinutes() >= 120) return time.toHours() + " hours";
        return time.toSeconds() >= 120 ? time.toMinutes() + " minutes" : time.toSeconds() + " seconds";
    }

    @Override
    public void output(boolean error, byte[] data) throws InterruptedException {
        recording.shown(data);
        lock.lock();
        try {
            while (end == null && shown.end() - taken >= TerminalWire.WINDOW) moved.await();
            // What comes after a kill or a withdrawn right is not for the reader's eyes.
            if (end != null) return;
            shown.add(error, data);
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean over() {
        return end() != null;
    }

    @Override
    public void ended(End how) {
        finish(how);
    }

    /** True for the one who was first to end it. */
    boolean finish(End how) {
        lock.lock();
        try {
            if (end != null) return false;
            end = how;
            moved.signalAll();
            ending.signalAll();
            typed.close();
            return true;
        } finally {
            lock.unlock();
        }
    }

    void key() {
        lock.lock();
        try {
            lastKey = clock.instant();
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

    /** Sends input acknowledgements to whoever is there. */
    void tookInput(long bytes) {
        Link to;
        lock.lock();
        try {
            to = link;
        } finally {
            lock.unlock();
        }
        if (to != null) send(to, TerminalWire.taken(bytes));
    }

    private void send(Link to, byte[] message) {
        try {
            to.send(message);
        } catch (IOException e) {
            leave(to);
        }
    }

    /** Serves this link until it breaks, another one takes its place or the session is over. */
    void serve(Link mine, Standing rights, long from) throws InterruptedException {
        long at = attach(mine, rights, from);
        try {
            mine.send(opened(at));
            long beat = System.nanoTime();
            while (true) {
                Shown.Part part = next(mine, at);
                if (part != null) {
                    mine.send(TerminalWire.message(
                            part.error() ? TerminalWire.ERROR : TerminalWire.DATA, part.data(), 0, part.data().length));
                    at += part.data().length;
                } else if (finished(mine)) {
                    return;
                } else if (System.nanoTime() - beat > TimeUnit.MILLISECONDS.toNanos(BEAT_MILLIS)) {
                    mine.send(new byte[] {TerminalWire.HERE});
                    beat = System.nanoTime();
                }
            }
        } catch (IOException broken) {
            log.info("terminal {}: its reader is away: {}", id, broken.toString());
            leave(mine);
        }
    }

    /** Answers where it begins: where the reader says it is, or at the first that is still kept. */
    private long attach(Link mine, Standing rights, long from) {
        Link before;
        long at;
        lock.lock();
        try {
            before = link;
            link = mine;
            standing = rights;
            at = from < 0 || from > shown.end() ? shown.begin() : Math.max(from, shown.begin());
            taken = at;
            moved.signalAll();
        } finally {
            lock.unlock();
        }
        if (before != null) before.close("the session was opened in another place");
        return at;
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
            while (mine.equals(link) && shown.end() == at && end == null && nanos > 0) nanos = moved.awaitNanos(nanos);
            return mine.equals(link) ? shown.after(at) : null;
        } finally {
            lock.unlock();
        }
    }

    /** True when this link has nothing more to do; tells the end if there is one. */
    private boolean finished(Link mine) throws IOException {
        End how;
        lock.lock();
        try {
            if (!mine.equals(link)) return true;
            how = end;
        } finally {
            lock.unlock();
        }
        if (how == null) {
            if (mine.silent()) throw new IOException("nothing heard");
            return false;
        }
        mine.send(json(TerminalWire.ENDED, Map.of("exit", how.exit(), "word", how.word(), "detail", how.detail())));
        lock.lock();
        try {
            told = true;
            ending.signalAll();
        } finally {
            lock.unlock();
        }
        mine.close(how.word());
        return true;
    }

    private byte[] opened(long at) {
        return json(
                TerminalWire.OPENED,
                Map.of("session", id, "pod", place.pod(), "container", place.container(), "from", at));
    }

    private static byte[] json(byte kind, Map<String, Object> words) {
        byte[] text = JsonMapper.shared().writeValueAsBytes(words);
        return TerminalWire.message(kind, text, 0, text.length);
    }
}
