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
import org.jspecify.annotations.Nullable;

/** One program and who sits before it: its output and readers, what is typed, its end, and why it has to end. */
final class TerminalSession implements Remote.Ear {
    private final Ending ending = new Ending();
    private final Typed typed = new Typed();
    private final Showing showing;
    private final UUID id;
    private final Actor actor;
    private final Place place;
    private final Recording recording;
    private final Clock clock;
    private final Instant opened;
    private volatile Instant lastKey;

    TerminalSession(UUID id, Actor actor, Place place, Recording recording, Clock clock) {
        this.id = id;
        this.actor = actor;
        this.place = place;
        this.recording = recording;
        this.clock = clock;
        this.opened = clock.instant();
        this.lastKey = opened;
        this.showing =
                new Showing(ending, typed, Map.of("session", id, "pod", place.pod(), "container", place.container()));
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

    Ending ending() {
        return ending;
    }

    Showing showing() {
        return showing;
    }

    @Nullable
    End end() {
        return ending.end();
    }

    Terminal view() {
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
                showing.attached(),
                showing.bytes());
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

    /** Why it has to end by itself, null while it has not. Asks the database, so only by who looks after it. */
    @Nullable
    End due(TerminalConfig config) {
        Standing rights = showing.standing();
        if (rights != null && !rights.holds()) {
            return new End(
                    1,
                    "RightWithdrawn",
                    "the right to this terminal was withdrawn, or the sign-in it was opened with has ended");
        }
        Instant now = clock.instant();
        if (showing.left(config.away())) {
            return new End(1, "Left", "nobody came back within " + words(config.away()));
        }
        if (lastKey.plus(config.idle()).isBefore(now)) {
            return new End(1, "Idle", "nothing was typed for " + words(config.idle()));
        }
        if (opened.plus(config.longest()).isBefore(now)) {
            return new End(1, "TooLong", "a terminal is open for " + words(config.longest()) + " at most");
        }
        return null;
    }

    private static String words(Duration time) {
        if (time.toMinutes() >= 120) return time.toHours() + " hours";
        return time.toSeconds() >= 120 ? time.toMinutes() + " minutes" : time.toSeconds() + " seconds";
    }

    void key() {
        lastKey = clock.instant();
    }

    @Override
    public void output(boolean error, byte[] data) throws InterruptedException {
        recording.shown(data);
        showing.add(error, data);
    }

    @Override
    public boolean over() {
        return end() != null;
    }

    @Override
    public void ended(End how) {
        finish(how);
    }

    void finish(End how) {
        if (!ending.finish(how)) return;
        typed.close();
        showing.wake();
    }
}
