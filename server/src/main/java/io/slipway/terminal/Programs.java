package io.slipway.terminal;

import io.slipway.api.TerminalWire;
import io.slipway.cluster.Causes;
import io.slipway.core.Actor;
import java.io.IOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Runs a session's program and hands it what is typed. */
@Component
class Programs {
    private static final Logger log = LoggerFactory.getLogger(Programs.class);

    private final Remotes remotes;
    private final Runs runs;

    Programs(Remotes remotes, Runs runs) {
        this.remotes = remotes;
        this.runs = runs;
    }

    /** Whether the container has a shell to run a command by. */
    boolean shellIn(Place place, Actor actor) throws InterruptedException {
        try {
            Runs.Done tried = runs.run(place.running(List.of("sh", "-c", "exit 0")), actor);
            return !tried.end().word().equals("NoShell");
        } catch (IOException e) {
            // Not to be reached now; the session says so itself when it begins.
            return false;
        }
    }

    /** From its start to its end. */
    void run(TerminalSession session) {
        try (Remote remote = remotes.open(session.place(), session.actor(), session)) {
            write(session, remote);
            if (!over(session)) hangUp(session);
        } catch (IOException e) {
            session.finish(new End(
                    1, "Unreachable", "the pod " + session.place().pod() + " cannot be entered: " + Causes.of(e)));
        } catch (RuntimeException e) {
            // The cluster was taken away or its key renewed: the reader must not sit before an empty screen.
            session.finish(new End(1, "Unreachable", Causes.of(e)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** True when the program itself has ended, or the pod with it. */
    private static boolean over(TerminalSession session) {
        End end = session.end();
        return end != null
                && (end.word().equals("Exited")
                        || end.word().equals("NoShell")
                        || end.word().equals("PodGone"));
    }

    private void hangUp(TerminalSession session) throws InterruptedException {
        try {
            var _ = runs.run(session.place().running(Place.hangUp(session.id())), session.actor());
        } catch (IOException e) {
            log.warn(
                    "what ran in terminal {} may run on in {}: {}",
                    session.id(),
                    session.place().pod(),
                    Causes.of(e));
        }
    }

    /** What is typed, until the session is over. */
    private static void write(TerminalSession session, Remote remote) throws InterruptedException {
        long written = 0;
        long told = 0;
        try {
            for (Typed.Stroke stroke = session.typed().next();
                    stroke != null;
                    stroke = session.typed().next()) {
                session.stroke(stroke, remote);
                written += stroke.data().length;
                if (stroke.kind() == TerminalWire.DATA && written - told >= TerminalWire.WINDOW / 2) {
                    told = written;
                    session.showing().tookInput(told);
                }
            }
        } catch (IOException gone) {
            // The program ended under it; its end comes by the other way, with its cause.
            while (session.typed().next() != null) log.debug("not written, the program has ended: {}", session.id());
        }
    }
}
