package io.slipway.access;

import io.slipway.api.SessionView;
import io.slipway.core.Actor;
import io.slipway.core.Code;
import io.slipway.core.Event;
import io.slipway.core.Refusal;
import io.slipway.core.Secret;
import io.slipway.store.Events;
import io.slipway.store.Params;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Signed-in browsers and command lines. Each request asks for its row, so one that is ended here is ended
 * on every server.
 */
@Component
public class Sessions {
    private static final Duration LIFE = Duration.ofHours(12);

    private final JdbcClient db;
    private final Events events;
    private final Clock clock;
    private final Remembered remembered;

    Sessions(JdbcClient db, Events events, Clock clock, Remembered remembered) {
        this.db = db;
        this.events = events;
        this.clock = clock;
        this.remembered = remembered;
    }

    /** A fresh one at each sign-in: what was in the browser before is never taken over. */
    public Secret<String> open(String person, Origin from) {
        Secret<String> session = Secret.of(Tokens.fresh());
        Instant now = clock.instant();
        db.sql("""
                insert into session(hash, person, created, expires, source, agent, last_used)
                values (?, ?, ?, ?, ?, ?, ?)""")
                .params(Params.of(
                        Tokens.hash(session.reveal()), person, now, now.plus(LIFE), from.address(), from.agent(), now))
                .update();
        return session;
    }

    /** @param current hash of the one that asks, null when it is none of these */
    public List<SessionView> list(String person, @Nullable String current) {
        return db.sql("select * from session where person = ? and expires > ? order by created desc")
                .params(Params.of(person, clock.instant()))
                .query((row, n) -> view(row, current))
                .list();
    }

    @Transactional
    public void end(String person, UUID id, Actor actor) {
        int ended = db.sql("delete from session where person = ? and id = ?")
                .params(Params.of(person, id))
                .update();
        if (ended == 0) throw Refusal.of(Code.NotFound, person + " has no session " + id);
        ended(person, ended, actor);
    }

    /** @param but hash of the one that stays, null to end them all */
    @Transactional
    public int endAll(String person, @Nullable String but, Actor actor) {
        int ended = db.sql("delete from session where person = ? and hash is distinct from ?")
                .params(Params.of(person, but))
                .update();
        ended(person, ended, actor);
        return ended;
    }

    private void ended(String person, int count, Actor actor) {
        remembered.withdrawn(one -> one.user().equals(person));
        events.record(Event.of("access.sessions.ended", actor, Map.of("person", person, "count", count)));
    }

    public void signOut(Secret<String> session) {
        String hash = Tokens.hash(session.reveal());
        db.sql("delete from session where hash = ?").param(hash).update();
        remembered.forget(hash);
    }

    private static SessionView view(ResultSet row, @Nullable String current) throws SQLException {
        return new SessionView(
                row.getObject("id", UUID.class),
                row.getString("hash").equals(current),
                row.getString("source"),
                row.getString("agent"),
                row.getObject("created", OffsetDateTime.class).toInstant(),
                Times.orNull(row, "last_used"),
                row.getObject("expires", OffsetDateTime.class).toInstant());
    }
}
