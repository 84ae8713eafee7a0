package io.slipway.access;

import io.slipway.core.Actor;
import io.slipway.core.Code;
import io.slipway.core.Event;
import io.slipway.core.Refusal;
import io.slipway.core.Secret;
import io.slipway.store.Events;
import io.slipway.store.Params;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Local people: passwords, sessions, API tokens, the one-use link of the first administrator. */
@Component
public class People {
    static final String LOCAL_ADMIN = "local-admin";
    private static final Duration SESSION = Duration.ofHours(12);
    private static final Duration LINK = Duration.ofMinutes(10);

    private final JdbcClient db;
    private final Grants grants;
    private final Events events;
    private final Clock clock;
    private final PasswordEncoder passwords = Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();
    private final String nobody = passwords.encode("nobody");
    private final FailedSignIns failed;
    private final Throttle throttle;
    private final Remembered remembered;
    /** Each hash takes megabytes, and everybody may ask for one. */
    private final Semaphore hashing = new Semaphore(2);

    People(JdbcClient db, Grants grants, Events events, FailedSignIns failed, Clock clock, Remembered remembered) {
        this.remembered = remembered;
        this.db = db;
        this.grants = grants;
        this.events = events;
        this.failed = failed;
        this.clock = clock;
        this.throttle = new Throttle(clock);
    }

    /** Makes local-admin with this API token; a new token replaces the old one. */
    @Transactional
    public void localAdmin(Secret<String> token) {
        db.sql("insert into person(name, display_name) values (?, 'Local administrator') on conflict do nothing")
                .param(LOCAL_ADMIN)
                .update();
        grants.give(LOCAL_ADMIN, Role.ADMIN, Person.EVERYWHERE);
        db.sql("delete from api_token where person = ? and name = 'admin token file' and hash <> ?")
                .params(Params.of(LOCAL_ADMIN, Tokens.hash(token.reveal())))
                .update();
        remembered.withdrawn(person -> person.user().equals(LOCAL_ADMIN));
        addToken(LOCAL_ADMIN, "admin token file", token, Duration.ofDays(3650));
    }

    /** Adds a person with a role, for tests and administrators; returns an API token of theirs. */
    @Transactional
    public Secret<String> add(String name, Role role, String scope) {
        db.sql("insert into person(name, display_name) values (?, ?) on conflict do nothing")
                .params(Params.of(name, name))
                .update();
        grants.give(name, role, scope);
        Secret<String> token = Secret.of(Tokens.fresh("slw_"));
        addToken(name, "first token", token, Duration.ofDays(30));
        return token;
    }

    private void addToken(String person, String name, Secret<String> token, Duration life) {
        db.sql("""
                insert into api_token(hash, person, name, created, expires) values (?, ?, ?, ?, ?)
                on conflict do nothing""")
                .params(Params.of(
                        Tokens.hash(token.reveal()),
                        person,
                        name,
                        clock.instant(),
                        clock.instant().plus(life)))
                .update();
    }

    /** A code that sets one password, once, within ten minutes. */
    @Transactional
    public Secret<String> setupCode(Actor actor) {
        Secret<String> code = Secret.of(Tokens.fresh(""));
        db.sql("insert into setup_code(hash, person, expires) values (?, ?, ?)")
                .params(Params.of(
                        Tokens.hash(code.reveal()), LOCAL_ADMIN, clock.instant().plus(LINK)))
                .update();
        events.record(Event.of("access.link.made", actor, Map.of("person", LOCAL_ADMIN)));
        return code;
    }

    /** Uses the code up: sets the password and opens a session. */
    @Transactional
    public Secret<String> setUp(Secret<String> code, Secret<String> password, String source) {
        if (password.reveal().length() < 10) {
            throw Refusal.invalid("password", "the password needs 10 characters or more");
        }
        throttle.check("setup " + source);
        String person = db.sql("delete from setup_code where hash = ? and expires > ? returning person")
                .params(Params.of(Tokens.hash(code.reveal()), clock.instant()))
                .query(String.class)
                .optional()
                .orElseThrow(() -> Refusal.of(
                        Code.Unauthenticated,
                        "this link is used up or older than ten minutes",
                        "run './slipway up' again: it prints a fresh link"));
        db.sql("update person set password = ? where name = ?")
                .params(Params.of(passwords.encode(password.reveal()), person))
                .update();
        events.record(Event.of("access.password.set", new Actor(person, source), Map.of()));
        return session(person);
    }

    /** Opens a session; the same answer and the same work for unknown people and wrong passwords. */
    public Secret<String> signIn(String user, Secret<String> password, String source) {
        throttle.check(user + " " + source);
        Optional<String> stored = db.sql("select password from person where name = ? and password is not null")
                .param(user)
                .query(String.class)
                .optional();
        boolean right = matches(password, stored.orElse(nobody)) && stored.isPresent();
        if (!right) {
            failed.record(exists(user) ? user : FailedSignIns.UNKNOWN, source);
            throw Refusal.of(Code.Unauthenticated, "user or password is wrong");
        }
        throttle.forget(user + " " + source);
        events.record(Event.of("access.signed.in", new Actor(user, source), Map.of()));
        return session(user);
    }

    private boolean exists(String user) {
        return db.sql("select exists (select from person where name = ?)")
                .param(user)
                .query(Boolean.class)
                .single();
    }

    private boolean matches(Secret<String> password, String stored) {
        hashing.acquireUninterruptibly();
        try {
            return passwords.matches(password.reveal(), stored);
        } finally {
            hashing.release();
        }
    }

    private Secret<String> session(String person) {
        Secret<String> session = Secret.of(Tokens.fresh(""));
        db.sql("insert into session(hash, person, created, expires) values (?, ?, ?, ?)")
                .params(Params.of(
                        Tokens.hash(session.reveal()),
                        person,
                        clock.instant(),
                        clock.instant().plus(SESSION)))
                .update();
        return session;
    }

    public void signOut(Secret<String> session) {
        db.sql("delete from session where hash = ?")
                .param(Tokens.hash(session.reveal()))
                .update();
    }
}
