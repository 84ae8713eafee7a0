package io.slipway.access;

import io.slipway.core.Code;
import io.slipway.core.Refusal;
import io.slipway.core.Secret;
import io.slipway.store.DatabaseFault;
import io.slipway.store.Params;
import io.slipway.store.Writes;
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
    public static final String COOKIE = "slipway_session";
    private static final String SESSION = "session";
    private static final String TOKEN = "api_token";
    static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    private final JdbcClient db;
    private final Grants grants;
    private final Clock clock;
    private final Writes writes;
    private final Remembered remembered;
    private final LastUsed uses;

    Identity(JdbcClient db, Grants grants, Clock clock, Writes writes, Remembered remembered, LastUsed uses) {
        this.uses = uses;
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
            return Optional.of(new Credential(TOKEN, header.substring(7).strip(), reads, request.getRemoteAddr()));
        }
        String session = Origin.cookie(request, COOKIE);
        if (session == null) return Optional.empty();
        // A foreign page can send the cookie along but not this header.
        if (!reads && request.getHeader("X-Slipway") == null) {
            throw Refusal.of(Code.Unauthenticated, "a change by cookie needs the header X-Slipway");
        }
        return Optional.of(new Credential(SESSION, session, reads, request.getRemoteAddr()));
    }

    /** The person whose session has just been opened. */
    public Optional<Person> bySession(Secret<String> session, HttpServletRequest request) {
        boolean reads = SAFE.contains(request.getMethod());
        return of(new Credential(SESSION, session.reveal(), reads, request.getRemoteAddr()));
    }

    /**
     * What an act on one's own account was asked with: a token that was cut to a part of its owner's rights
     * may not make itself a whole one.
     */
    public Own own(HttpServletRequest request) {
        Credential shown = shown(request).orElseThrow();
        String hash = Tokens.hash(shown.secret());
        if (shown.table().equals(SESSION)) return new Own(hash, null);
        Limit limit = db.sql("select rights, project from api_token where hash = ?")
                .param(hash)
                .query((row, n) -> Limit.of(row.getString(1), row.getString(2)))
                .optional()
                .orElseThrow();
        if (!limit.none()) {
            throw Refusal.of(
                    Code.NotPermitted,
                    "a token with a part of its owner's rights does not act on the account",
                    "sign in with the password, or use a token without --rights and --project");
        }
        return new Own(null, hash);
    }

    /** The hash of the session, or of the token. */
    public record Own(@Nullable String session, @Nullable String token) {}

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

    /** Who owns what was shown, until when that is good, and how much of him. */
    private record Shown(String name, String displayName, Instant expires, Limit limit) {}

    /** One question after the other: who keeps a connection while it waits for a second can wait for ever. */
    private Optional<Remembered.Vouched> asked(Credential credential, String hash) {
        String limit = credential.table().equals(TOKEN) ? "t.rights, t.project" : "null, null";
        Optional<Shown> found = db.sql("select p.name, p.display_name, t.expires, " + limit + " from "
                        + credential.table()
                        + " t join person p on p.name = t.person where t.hash = ? and t.expires > ?"
                        + " and p.disabled is null")
                .params(Params.of(hash, clock.instant()))
                .query((row, n) -> new Shown(
                        row.getString(1),
                        row.getString(2),
                        row.getObject(3, OffsetDateTime.class).toInstant(),
                        Limit.of(row.getString(4), row.getString(5))))
                .optional();
        if (found.isPresent()) uses.note(credential, hash);
        return found.map(shown -> new Remembered.Vouched(
                new Person(
                        shown.name(),
                        shown.displayName(),
                        shown.limit().cut(grants.of(shown.name())),
                        credential.from()),
                shown.expires()));
    }
}
