package io.slipway.terminal;

import io.slipway.api.Terminal;
import io.slipway.core.Event;
import io.slipway.store.Events;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Looks after a session while it is open, and puts its begin and end into the audit. */
@Component
class Watch {
    private static final Logger log = LoggerFactory.getLogger(Watch.class);

    private final Events events;
    private final TerminalConfig config;

    Watch(Events events, Environment env) {
        this.events = events;
        this.config = TerminalConfig.of(env);
    }

    /** Before its program is started: what cannot be noted is not opened. */
    void opened(TerminalSession session, Terminal.Open wish) {
        events.record(told("terminal.opened", session, more -> {
            if (wish.reason() != null) more.put("reason", wish.reason());
            if (wish.command() != null) more.put("command", String.join(" ", wish.command()));
        }));
    }

    /** One thread a session: its deadlines, its rights, its recording, and what is to be done at its end. */
    void until(TerminalSession session) {
        try {
            while (session.end() == null) {
                session.ending().await(1, TimeUnit.SECONDS);
                End due = session.due(config);
                if (due != null) session.finish(due);
                session.recording().flush();
            }
        } catch (IOException e) {
            session.finish(new End(1, "NotRecorded", "the recording cannot be written: " + e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            session.finish(new End(1, "ServerStops", "the server stops"));
        } catch (RuntimeException e) {
            log.error("terminal {} is closed, for it cannot be looked after", session.id(), e);
            session.finish(new End(1, "Failed", "the platform failed; its log says more: " + session.id()));
        }
        close(session);
    }

    private void close(TerminalSession session) {
        End end = Objects.requireNonNull(session.end());
        try {
            session.recording().close();
        } catch (IOException e) {
            log.error("the recording of terminal {} is not whole", session.id(), e);
        }
        try {
            events.record(told("terminal.closed", session, more -> {
                more.put("exit", end.exit());
                more.put("word", end.word());
                more.put("bytes", session.view().bytes());
            }));
        } catch (DataAccessException e) {
            log.error("the end of terminal {} ({}) is not in the audit", session.id(), end.word(), e);
        }
        session.ending().noted();
        try {
            // Whoever is away for a moment learns of the end when they come back.
            if (!end.word().equals("Left")) session.ending().awaitTold(config.away());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Event told(String name, TerminalSession session, Consumer<Map<String, Object>> more) {
        Place place = session.place();
        Map<String, Object> data = new HashMap<>();
        data.put("session", session.id());
        data.put("pod", place.pod());
        data.put("container", place.container());
        more.accept(data);
        return Event.of(name, session.actor(), data)
                .in(place.env().project(), place.env().name(), place.app());
    }
}
