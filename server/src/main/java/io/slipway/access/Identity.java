package io.slipway.access;

import io.slipway.core.Code;
import io.slipway.core.Refusal;
import io.slipway.core.Secret;
import io.slipway.store.DatabaseFault;
import io.slipway.store.Params;
import io.slipway.store.Writes;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds the person behind a request: an API token, or the session cookie of a browser. */
@Component
public class Identity {
    static final String COOKIE = "slipway_session";
    static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    private final JdbcClient db;
    private final Grants grants;
    private final Clock clock;
    private final Writes writes;
    private final Remembered remembered;

    Identity(JdbcClient db, Grants grants, Clock clock, Writes writes, Remembered remembered) {
        this.remembered = remembered;
        this.writes = writes;
        this.db = db;
        this.grants = grants;
        this.clock = clock;
    }

    /**
     * What a request showed to say who sends it. It outlives the request.
     *
     * @param table where it is known
     * @param from the address it came from
     */
    record Credential(String table, String secret, boolean reads, String from) {
        @Override
        public String toString() {
            return table + " from " + from;
        }
    }

    /** Empty when nobody is signed in, or no longer. */
    public Optional<Person> of(HttpServletRequest request) {
        return shown(request).flatMap(this::of);
    }

    Optional<Credential> shown(HttpServletRequest request) {
        boolean reads = SAFE.contains(request.getMethod());
        String header = request.getHeader("Authorization");
        if (header != null && header.startsWith("Bearer ")) {
            return Optional.of(
                    new Credential("api_token", header.substring(7).strip(), reads, request.getRemoteAddr()));
        }
        String session = cookie(request);
        if (session == null) return Optional.empty();
        // A foreign page can send the cookie along but not this header.
        if (!reads && request.getHeader("X-Slipway") == null) {
            throw Refusal.of(Code.Unauthenticated, "a change by cookie needs the header X-Slipway");
        }
        return Optional.of(new Credential("session", session, reads, request.getRemoteAddr()));
    }

    /** The person whose session has just been opened. */
    Optional<Person> bySession(Secret<String> session, HttpServletRequest request) {
        boolean reads = SAFE.contains(request.getMethod());
        return of(new Credential("session", session.reveal(), reads, request.getRemoteAddr()));
    }

    /** Who has signed out is not vouched for by memory either. */
    void forget(Secret<String> session) {
        remembered.forget(Tokens.hash(session.reveal()));
    }

    static @Nullable String cookie(HttpServletRequest request) {
        if (request.getCookies() == null) return null;
        for (Cookie cookie : request.getCookies()) {
            if (cookie.getName().equals(COOKIE)) return cookie.getValue();
        }
        return null;
    }

    /**
     * Who reads while the database is away is who it was a moment ago, as long as what is shown has not
     * expired. Nobody's rights can be withdrawn then. What this server withdrew just before is not
     * remembered; what another one withdrew may be, for five minutes. Changes always ask the database.
     */
    Optional<Person> of(Credential shown) {
        String hash = Tokens.hash(shown.secret());
        boolean reads = shown.reads();
        // Known to be away: nobody has to wait for a connection first to hear it.
        if (reads && writes.databaseAway()) {
            Optional<Person> before = remembered.find(hash, clock.instant());
            if (before.isPresent()) return before;
        }
        try {
            long changes = remembered.changes();
            Optional<Remembered.Vouched> now = asked(shown, hash);
            remembered.keep(hash, now, changes);
            return now.map(Remembered.Vouched::person);
        } catch (DataAccessException e) {
            if (DatabaseFault.of(e).isEmpty() || !reads) throw e;
            Optional<Person> before = remembered.find(hash, clock.instant());
            if (before.isEmpty()) throw e;
            return before;
        }
    }

    /** Who owns what was shown, and until when that is good. */
    private record Shown(String name, String displayName, Instant expires) {}

    /** One question after the other: who keeps a connection while it waits for a second can wait for ever. */
    private Optional<Remembered.Vouched> asked(Credential credential, String hash) {
        return db.sql("select p.name, p.display_name, t.expires from " + credential.table()
                        + " t join person p on p.name = t.person where t.hash = ? and t.expires > ?")
                .params(Params.of(hash, clock.instant()))
                .query((row, n) -> new Shown(
                        row.getString(1),
                        row.getString(2),
                        row.getObject(3, OffsetDateTime.class).toInstant()))
                .optional()
                .map(shown -> new Remembered.Vouched(
                        new Person(shown.name(), shown.displayName(), grants.of(shown.name()), credential.from()),
                        shown.expires()));
    }
}
