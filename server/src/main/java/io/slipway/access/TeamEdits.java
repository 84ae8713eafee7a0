package io.slipway.access;

import io.slipway.api.Problem;
import io.slipway.api.Team;
import io.slipway.core.Code;
import io.slipway.core.Event;
import io.slipway.core.Refusal;
import io.slipway.store.Events;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Changes teams. Who joins one has all that it was given, so who lets him join must be able to give that. */
@Component
class TeamEdits {
    private final Teams teams;
    private final GrantStore store;
    private final Grants grants;
    private final Giving giving;
    private final Administrators administrators;
    private final Events events;
    private final Clock clock;

    TeamEdits(
            Teams teams,
            GrantStore store,
            Grants grants,
            Giving giving,
            Administrators administrators,
            Events events,
            Clock clock) {
        this.teams = teams;
        this.store = store;
        this.grants = grants;
        this.giving = giving;
        this.administrators = administrators;
        this.events = events;
        this.clock = clock;
    }

    /** All for those who give rights or read the audit, one's own for others. */
    List<Team> list(Person person) {
        boolean all = person.mayAnywhere(Permission.RBAC_EDIT) || person.may(Permission.AUDIT_READ, Place.PLATFORM);
        return teams.list().stream()
                .filter(team -> all
                        || team.members().stream().anyMatch(one -> one.person().equals(person.user())))
                .toList();
    }

    Team get(String name, Person person) {
        Team team = teams.get(name);
        if (list(person).contains(team)) return team;
        throw Refusal.of(Code.NotFound, "there is no team '" + name + "'", "'slipway team list' shows those there are");
    }

    @Transactional
    Team create(Team.Create wish, Person person) {
        Refusal.ofFaults(wish);
        if (!teams.add(wish.name(), wish.description(), clock.instant())) {
            throw Refusal.of(Code.Exists, "team " + wish.name() + " exists already");
        }
        events.record(Event.of("team.created", person.actor(), Map.of("team", wish.name())));
        return teams.get(wish.name());
    }

    @Transactional
    void delete(String name, Person person) {
        Team team = teams.get(name);
        check(name, person);
        teams.delete(name);
        withdrawn();
        events.record(Event.of(
                "team.deleted",
                person.actor(),
                Map.of("team", name, "members", team.members().size())));
    }

    @Transactional
    Team join(String name, String joining, Person person) {
        teams.get(name);
        String unknown = teams.unknownPerson(joining);
        if (unknown != null) throw Refusal.invalid(List.of(new Problem.Fault("person", unknown)));
        check(name, person);
        if (!teams.join(name, joining, clock.instant())) {
            throw Refusal.of(Code.Exists, joining + " is in team " + name + " already");
        }
        // A team may bring denials too.
        withdrawn();
        events.record(Event.of("team.joined", person.actor(), Map.of("team", name, "person", joining)));
        return teams.get(name);
    }

    @Transactional
    void leave(String name, String leaving, Person person) {
        Team team = teams.get(name);
        check(name, person);
        if (!teams.leave(name, leaving)) {
            boolean elsewhere =
                    team.members().stream().anyMatch(one -> one.person().equals(leaving));
            throw Refusal.of(
                    elsewhere ? Code.IllegalMove : Code.NotFound,
                    elsewhere
                            ? leaving + " is in team " + name + " because an identity provider says so"
                            : leaving + " is not in team " + name,
                    elsewhere ? "take them out of the group there" : "'slipway team show " + name + "' lists who is");
        }
        withdrawn();
        events.record(Event.of("team.left", person.actor(), Map.of("team", name, "person", leaving)));
    }

    private void check(String team, Person person) {
        store.all().stream()
                .filter(grant -> grant.subject().equals(new Grant.Subject(team, true)))
                .forEach(grant -> giving.check(person, grant));
    }

    private void withdrawn() {
        administrators.keep();
        grants.withdrawn();
    }
}
