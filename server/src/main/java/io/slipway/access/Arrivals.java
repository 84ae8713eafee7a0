package io.slipway.access;

import io.slipway.api.Account;
import io.slipway.api.Names;
import io.slipway.core.Actor;
import io.slipway.core.Code;
import io.slipway.core.Event;
import io.slipway.core.Refusal;
import io.slipway.store.Events;
import io.slipway.store.Params;
import java.time.Clock;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** People whom an identity provider vouches for: made at their first sign-in, kept to what it says at each. */
@Component
public class Arrivals {
    private final JdbcClient db;
    private final People people;
    private final Remembered remembered;
    private final Events events;
    private final Clock clock;

    Arrivals(JdbcClient db, People people, Remembered remembered, Events events, Clock clock) {
        this.db = db;
        this.people = people;
        this.remembered = remembered;
        this.events = events;
        this.clock = clock;
    }

    /**
     * What a provider says.
     *
     * @param subject who it is for the provider, for ever
     * @param name the user name it sends
     * @param teams those that its groups stand for here
     */
    public record Vouched(String provider, String subject, String name, String displayName, Set<String> teams) {}

    /** The person's name here. */
    @Transactional
    public String arrive(Vouched said, String from) {
        Optional<String> known = db.sql("select person from person_identity where provider = ? and subject = ?")
                .params(Params.of(said.provider(), said.subject()))
                .query(String.class)
                .optional();
        String name = known.orElse(said.name());
        Actor actor = new Actor(name, from);
        if (known.isEmpty()) make(said, actor);
        Account account = people.get(name);
        if (!account.state().equals("active")) {
            throw Refusal.of(Code.Unauthenticated, name + " is disabled", "ask an administrator");
        }
        String shown = displayable(said.displayName(), name);
        if (!account.displayName().equals(shown)) people.rename(name, shown, actor);
        teams(name, said, actor);
        return name;
    }

    private void make(Vouched said, Actor actor) {
        if (!Names.legalPerson(said.name())) {
            throw Refusal.of(Code.NotPermitted, said.provider() + " sends a name: " + Names.personRule(said.name()));
        }
        if (!people.insert(said.name(), displayable(said.displayName(), said.name()), said.provider())) {
            throw Refusal.of(
                    Code.NotPermitted,
                    "the name '%s' is taken by somebody whom '%s' does not vouch for"
                            .formatted(said.name(), said.provider()),
                    "an administrator deletes that person first, or the provider sends another name");
        }
        db.sql("insert into person_identity(provider, subject, person) values (?, ?, ?)")
                .params(Params.of(said.provider(), said.subject(), said.name()))
                .update();
        events.record(Event.of("person.created", actor, Map.of("person", said.name(), "origin", said.provider())));
    }

    private static String displayable(String given, String name) {
        String plain = given.replaceAll("\\p{Cntrl}", " ").strip();
        if (plain.isEmpty()) return name;
        return plain.length() <= 80 ? plain : plain.substring(0, 80);
    }

    /** What the provider gave and no longer gives is taken back; what somebody here gave stays. */
    private void teams(String person, Vouched said, Actor actor) {
        Set<String> before = new HashSet<>(db.sql("select team from team_member where person = ? and source = ?")
                .params(Params.of(person, said.provider()))
                .query(String.class)
                .list());
        Set<String> now = new TreeSet<>(said.teams());
        now.retainAll(db.sql("select name from team").query(String.class).set());
        if (before.equals(now)) return;
        db.sql("delete from team_member where person = ? and source = ?")
                .params(Params.of(person, said.provider()))
                .update();
        for (String team : now) {
            db.sql("insert into team_member(team, person, source, added) values (?, ?, ?, ?)")
                    .params(Params.of(team, person, said.provider(), clock.instant()))
                    .update();
        }
        remembered.withdrawn(one -> one.user().equals(person));
        events.record(Event.of(
                "person.teams.changed", actor, Map.of("person", person, "provider", said.provider(), "teams", now)));
    }

    /** A provider that is no longer trusted takes along what rests on its word: sessions, tokens, teams. */
    @Transactional
    public void forget(String provider) {
        db.sql("delete from session where person in (select name from person where origin = ?)")
                .param(provider)
                .update();
        db.sql("delete from api_token where person in (select name from person where origin = ?)")
                .param(provider)
                .update();
        db.sql("delete from team_member where source = ?").param(provider).update();
        remembered.withdrawn(one -> true);
    }
}
