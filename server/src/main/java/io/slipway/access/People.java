package io.slipway.access;

import io.slipway.api.Account;
import io.slipway.api.Page;
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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Whom the platform knows: made, listed, kept out, let in again, deleted. */
@Component
public class People {
    public static final String LOCAL_ADMIN = "local-admin";
    public static final String LOCAL = "local";
    static final String ADMIN_TOKEN = "admin token file";

    private static final String SELECT = """
            select name, display_name, origin, disabled is null active, password is not null has_password,
                   exists (select from second_factor f where f.person = name and f.confirmed is not null) second_factor,
                   created, last_seen from person""";

    private final JdbcClient db;
    private final Grants grants;
    private final Events events;
    private final Clock clock;
    private final Remembered remembered;
    private final Administrators administrators;

    People(
            JdbcClient db,
            Grants grants,
            Events events,
            Clock clock,
            Remembered remembered,
            Administrators administrators) {
        this.administrators = administrators;
        this.remembered = remembered;
        this.db = db;
        this.grants = grants;
        this.events = events;
        this.clock = clock;
    }

    /** Makes local-admin with this API token; a new token replaces the old one and what was made with it. */
    @Transactional
    public void localAdmin(Secret<String> token) {
        insert(LOCAL_ADMIN, "Local administrator", LOCAL);
        grants.give(LOCAL_ADMIN, Role.ADMIN, Person.EVERYWHERE);
        db.sql("delete from api_token where person = ? and name = ? and hash <> ?")
                .params(Params.of(LOCAL_ADMIN, ADMIN_TOKEN, Tokens.hash(token.reveal())))
                .update();
        remembered.withdrawn(person -> person.user().equals(LOCAL_ADMIN));
        addToken(LOCAL_ADMIN, ADMIN_TOKEN, token, Duration.ofDays(3650));
    }

    /** Adds a person with a role, for tests and administrators; returns an API token of theirs. */
    @Transactional
    public Secret<String> add(String name, Role role, String scope) {
        insert(name, name, LOCAL);
        grants.give(name, role, scope);
        Secret<String> token = Secret.of(Tokens.api());
        addToken(name, "first token", token, Duration.ofDays(30));
        return token;
    }

    boolean insert(String name, String displayName, String origin) {
        return db.sql("""
                        insert into person(name, display_name, created, origin) values (?, ?, ?, ?)
                        on conflict do nothing""")
                        .params(Params.of(name, displayName, clock.instant(), origin))
                        .update()
                == 1;
    }

    private void addToken(String person, String name, Secret<String> token, Duration life) {
        Instant now = clock.instant();
        db.sql("""
                insert into api_token(hash, person, name, created, expires) values (?, ?, ?, ?, ?)
                on conflict do nothing""")
                .params(Params.of(Tokens.hash(token.reveal()), person, name, now, now.plus(life)))
                .update();
    }

    @Transactional
    public Account create(Account.Create wish, Actor actor) {
        Refusal.ofFaults(wish);
        String shown = wish.displayName() == null ? wish.name() : wish.displayName();
        if (!insert(wish.name(), shown, LOCAL)) {
            throw Refusal.of(Code.Exists, "a person '" + wish.name() + "' exists already");
        }
        events.record(Event.of("person.created", actor, Map.of("person", wish.name(), "origin", LOCAL)));
        return get(wish.name());
    }

    public Account get(String name) {
        return find(name).orElseThrow(() -> Refusal.of(Code.NotFound, "person " + name + " does not exist"));
    }

    public Optional<Account> find(String name) {
        return db.sql(SELECT + " where name = ?")
                .param(name)
                .query((row, n) -> account(row))
                .optional();
    }

    /**
     * Ordered by name.
     *
     * @param part what name or display name hold, null for all
     * @param after the last name of the page before
     */
    public Page<Account> list(@Nullable String part, @Nullable String after, int size) {
        String like = "%" + (part == null ? "" : escaped(part.toLowerCase(Locale.ROOT))) + "%";
        String where = " where (lower(name) like ? or lower(display_name) like ?)";
        List<Account> found = db.sql(SELECT + where + " and name > ? order by name limit ?")
                .params(Params.of(like, like, after == null ? "" : after, size + 1))
                .query((row, n) -> account(row))
                .list();
        long total = db.sql("select count(*) from person" + where)
                .params(Params.of(like, like))
                .query(Long.class)
                .single();
        List<Account> page = found.subList(0, Math.min(size, found.size()));
        return new Page<>(
                List.copyOf(page), total, found.size() > size ? page.getLast().name() : null);
    }

    private static String escaped(String part) {
        return part.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    @Transactional
    public Account rename(String name, String displayName, Actor actor) {
        get(name);
        db.sql("update person set display_name = ? where name = ?")
                .params(Params.of(displayName, name))
                .update();
        events.record(Event.of("person.renamed", actor, Map.of("person", name, "displayName", displayName)));
        return get(name);
    }

    /** Keeps a person out of every server at once: what asks with a session or token of his finds nobody. */
    @Transactional
    public Account disable(String name, Person by) {
        vetEnd(name, by);
        db.sql("update person set disabled = ? where name = ? and disabled is null")
                .params(Params.of(clock.instant(), name))
                .update();
        // A person who is let in again signs in again.
        db.sql("delete from session where person = ?").param(name).update();
        db.sql("delete from setup_code where person = ?").param(name).update();
        administrators.keep();
        remembered.withdrawn(person -> person.user().equals(name));
        events.record(Event.of("person.disabled", by.actor(), Map.of("person", name)));
        return get(name);
    }

    @Transactional
    public Account enable(String name, Person by) {
        get(name);
        vetOver(name, by);
        db.sql("update person set disabled = null where name = ?").param(name).update();
        events.record(Event.of("person.enabled", by.actor(), Map.of("person", name)));
        return get(name);
    }

    /** With grants, sessions and tokens: who gets the name later inherits nothing. What he did stays in the audit. */
    @Transactional
    public void delete(String name, Person by) {
        vetEnd(name, by);
        db.sql("delete from person where name = ?").param(name).update();
        administrators.keep();
        remembered.withdrawn(person -> person.user().equals(name));
        events.record(Event.of("person.deleted", by.actor(), Map.of("person", name)));
    }

    private void vetEnd(String name, Person by) {
        get(name);
        vetOver(name, by);
        if (name.equals(LOCAL_ADMIN)) {
            throw Refusal.of(
                    Code.IllegalMove,
                    LOCAL_ADMIN + " is the way in for who administers this machine; it cannot be taken away",
                    "end its sessions and revoke its tokens instead");
        }
        if (name.equals(by.user())) {
            throw Refusal.of(Code.IllegalMove, "nobody takes himself away", "ask another administrator");
        }
    }

    /** Who could reset the credentials of somebody with more rights than himself would have those rights. */
    public void vetOver(String name, Person by) {
        boolean covered = by.rights().cover(grants.of(name));
        if (!covered) {
            throw Refusal.of(
                    Code.NotPermitted,
                    name + " has rights that " + by.user() + " lacks; only who has them too may do that",
                    "ask " + String.join(" or ", grants.grantors(Permission.RBAC_EDIT, Place.PLATFORM)));
        }
    }

    private static Account account(ResultSet row) throws SQLException {
        return new Account(
                row.getString("name"),
                row.getString("display_name"),
                row.getString("origin"),
                row.getBoolean("active") ? "active" : "disabled",
                row.getBoolean("has_password"),
                row.getBoolean("second_factor"),
                Times.orNull(row, "created"),
                Times.orNull(row, "last_seen"));
    }
}
