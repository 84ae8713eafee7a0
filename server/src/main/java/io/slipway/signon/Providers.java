package io.slipway.signon;

import io.slipway.access.Arrivals;
import io.slipway.access.People;
import io.slipway.api.IdentityProvider;
import io.slipway.api.Names;
import io.slipway.core.Actor;
import io.slipway.core.Code;
import io.slipway.core.Event;
import io.slipway.core.Refusal;
import io.slipway.core.Secret;
import io.slipway.store.Events;
import io.slipway.store.Params;
import io.slipway.store.Seal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The identity providers that are trusted. */
@Component
class Providers {
    private final JdbcClient db;
    private final JsonMapper json;
    private final Seal seal;
    private final Arrivals arrivals;
    private final Events events;
    private final Clock clock;

    Providers(JdbcClient db, JsonMapper json, Seal seal, Arrivals arrivals, Events events, Clock clock) {
        this.db = db;
        this.json = json;
        this.seal = seal;
        this.arrivals = arrivals;
        this.events = events;
        this.clock = clock;
    }

    /**
     * A provider with what only its client needs.
     *
     * @param secret opened when it is needed: one that does not open keeps nobody else out
     * @param version grows with each change, so that what was made of an older one is known as such
     */
    record Trusted(IdentityProvider about, Supplier<Optional<Secret<String>>> secret, int version) {
        String name() {
            return about.name();
        }

        /** The teams that these groups stand for; refuses who is in none where one is wanted. */
        Set<String> teams(List<String> groups) {
            Set<String> teams = new TreeSet<>();
            groups.forEach(group -> teams.addAll(about.groups().getOrDefault(group, List.of())));
            if (about.requireGroup() && groups.stream().noneMatch(about.groups()::containsKey)) {
                throw Refusal.of(
                        Code.NotPermitted,
                        "only members of certain groups of '" + about.name() + "' may come in, and you are in none",
                        "ask an administrator");
            }
            return teams;
        }
    }

    List<Trusted> all() {
        return db.sql("select * from identity_provider order by name")
                .query((row, n) -> trusted(row))
                .list();
    }

    Optional<Trusted> find(String name) {
        return all().stream().filter(one -> one.name().equals(name)).findFirst();
    }

    Trusted get(String name) {
        return find(name).orElseThrow(() -> Refusal.of(Code.NotFound, "there is no identity provider '" + name + "'"));
    }

    @Transactional
    IdentityProvider put(String name, IdentityProvider.Put wish, Actor actor) {
        Refusal.ofFaults(wish);
        if (!Names.legal(name)) throw Refusal.invalid("name", Names.rule("provider", name));
        if (name.equals(People.LOCAL)) throw Refusal.invalid("name", "'local' are the people of the platform itself");
        find(name).ifPresent(before -> vet(before, wish));
        byte[] secret = wish.secret() == null ? null : seal.close(bound(name), Secret.of(wish.secret()));
        db.sql("""
                insert into identity_provider(name, kind, settings, secret, created) values (?, ?, ?, ?, ?)
                on conflict (name) do update set settings = excluded.settings,
                  secret = coalesce(excluded.secret, identity_provider.secret), version = identity_provider.version + 1""")
                .params(Params.of(name, wish.kind(), json.writeValueAsString(settings(wish)), secret, clock.instant()))
                .update();
        events.record(Event.of("access.provider.set", actor, Map.of("provider", name, "kind", wish.kind())));
        return get(name).about();
    }

    /** The subjects of another issuer are other people. */
    private static void vet(Trusted before, IdentityProvider.Put wish) {
        IdentityProvider.Oidc old = before.about().oidc();
        boolean same = before.about().kind() == wish.kind()
                && (old == null
                        || wish.oidc() == null
                        || old.issuer().equals(wish.oidc().issuer()));
        if (!same) {
            throw Refusal.of(
                    Code.IllegalMove,
                    "'%s' already stands for another kind or issuer, whose people are not those of this one"
                            .formatted(before.name()),
                    "delete it first, or choose another name");
        }
    }

    private static IdentityProvider.Put settings(IdentityProvider.Put wish) {
        return new IdentityProvider.Put(
                wish.kind(), wish.display(), null, wish.oidc(), wish.ldap(), wish.groups(), wish.requireGroup());
    }

    @Transactional
    void delete(String name, Actor actor) {
        get(name);
        arrivals.forget(name);
        db.sql("delete from identity_provider where name = ?").param(name).update();
        events.record(Event.of("access.provider.deleted", actor, Map.of("provider", name)));
    }

    private Trusted trusted(ResultSet row) throws SQLException {
        String name = row.getString("name");
        IdentityProvider.Put set = json.readValue(row.getString("settings"), IdentityProvider.Put.class);
        byte[] secret = row.getBytes("secret");
        IdentityProvider about = new IdentityProvider(
                name,
                IdentityProvider.Kind.valueOf(row.getString("kind")),
                Objects.requireNonNullElse(set.display(), name),
                set.oidc(),
                set.ldap(),
                Objects.requireNonNullElse(set.groups(), Map.of()),
                Boolean.TRUE.equals(set.requireGroup()),
                secret != null,
                row.getObject("created", OffsetDateTime.class).toInstant());
        return new Trusted(
                about,
                () -> Optional.ofNullable(secret).map(closed -> seal.open(bound(name), closed)),
                row.getInt("version"));
    }

    private static String bound(String name) {
        return "provider/" + name;
    }
}
