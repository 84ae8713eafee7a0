package io.slipway.access;

import io.slipway.api.GrantView;
import io.slipway.api.Problem;
import io.slipway.core.Code;
import io.slipway.core.Event;
import io.slipway.core.Ids;
import io.slipway.core.Nearest;
import io.slipway.core.Refusal;
import io.slipway.store.Events;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gives and takes roles, by people who may. */
@Component
class GrantEdits {
    private final GrantStore store;
    private final Grants grants;
    private final Giving giving;
    private final Roles roles;
    private final Teams teams;
    private final Administrators administrators;
    private final Directory directory;
    private final Events events;
    private final Clock clock;

    GrantEdits(
            GrantStore store,
            Grants grants,
            Giving giving,
            Roles roles,
            Teams teams,
            Administrators administrators,
            Directory directory,
            Events events,
            Clock clock) {
        this.store = store;
        this.grants = grants;
        this.giving = giving;
        this.roles = roles;
        this.teams = teams;
        this.administrators = administrators;
        this.directory = directory;
        this.events = events;
        this.clock = clock;
    }

    /** Those whose place this person gives rights in, and his own. */
    List<GrantView> list(Person person) {
        Set<UUID> own =
                Set.copyOf(store.of(person.user()).stream().map(Grant::id).toList());
        return store.all().stream()
                .filter(grant -> own.contains(grant.id()) || sees(person, grant))
                .map(grant -> view(person, grant))
                .toList();
    }

    private static boolean sees(Person person, Grant grant) {
        return person.may(Permission.RBAC_EDIT, grant.place())
                || person.may(Permission.RBAC_EDIT, Place.PLATFORM)
                || person.may(Permission.AUDIT_READ, Place.PLATFORM);
    }

    @Transactional
    GrantView give(GrantView.Create wish, Person person) {
        Grant grant = checked(wish, person);
        giving.check(person, grant);
        if (!store.add(grant)) throw Refusal.of(Code.Exists, "there is such a grant already: " + grant.words());
        if (grant.deny()) {
            administrators.keep();
            grants.withdrawn();
        }
        record("access.granted", grant, person);
        return view(person, grant);
    }

    @Transactional
    void remove(UUID id, Person person) {
        Grant grant = store.find(id)
                .filter(one -> sees(person, one) || person.rights().grants().contains(one))
                .orElseThrow(() -> Refusal.of(
                        Code.NotFound, "there is no grant " + id, "'slipway grant list' shows those there are"));
        giving.check(person, grant);
        store.remove(id);
        administrators.keep();
        grants.withdrawn();
        record("access.revoked", grant, person);
    }

    private void record(String name, Grant grant, Person person) {
        Place place = grant.place();
        Map<String, Object> data = new HashMap<>(Map.of(
                "grant",
                grant.id(),
                grant.subject().team() ? "team" : "person",
                grant.subject().name(),
                "role",
                grant.role(),
                "effect",
                grant.deny() ? "deny" : "allow",
                "where",
                place.words()));
        events.record(Event.of(name, person.actor(), data).in(place.project(), place.env(), place.app()));
    }

    /** All faults at once; what one may not see is as unknown as what is not there. */
    private Grant checked(GrantView.Create wish, Person person) {
        List<Problem.Fault> faults = new ArrayList<>(wish.faults());
        Optional<Set<Permission>> rights =
                wish.role() == null || wish.role().isBlank() ? Optional.empty() : roles.rights(wish.role(), faults);
        if (wish.person() != null) {
            String unknown = teams.unknownPerson(wish.person());
            if (unknown != null) faults.add(new Problem.Fault("person", unknown));
        }
        if (wish.team() != null
                && teams.list().stream().noneMatch(team -> team.name().equals(wish.team()))) {
            faults.add(new Problem.Fault("team", Teams.unknown(wish.team(), teams.list())));
        }
        Map<String, String> labels = Map.of();
        try {
            if (wish.labels() != null) labels = Selector.parse(wish.labels());
        } catch (Refusal bad) {
            faults.addAll(bad.problem().faults());
        }
        place(wish, person, faults);
        if (!faults.isEmpty()) throw Refusal.invalid(faults);
        return new Grant(
                Ids.next(clock),
                wish.team() != null
                        ? new Grant.Subject(wish.team(), true)
                        : new Grant.Subject(Objects.requireNonNull(wish.person()), false),
                Objects.requireNonNull(wish.role()),
                "deny".equals(wish.effect()),
                new Place(wish.project(), wish.env(), wish.envClass(), wish.app(), wish.cluster(), labels),
                rights.orElseThrow(),
                person.user(),
                clock.instant());
    }

    private void place(GrantView.Create wish, Person person, List<Problem.Fault> faults) {
        String project = wish.project();
        if (project == null) return;
        if (!directory.project(project) || !person.sees(Place.project(project))) {
            faults.add(new Problem.Fault("project", "project " + project + " does not exist"));
            return;
        }
        if (wish.env() != null) {
            List<Place> seen = directory.environments(project).stream()
                    .filter(person::sees)
                    .toList();
            if (seen.stream().noneMatch(one -> wish.env().equals(one.env()))) {
                String near = Nearest.hint(
                        wish.env(),
                        seen.stream().map(one -> String.valueOf(one.env())).toList());
                faults.add(new Problem.Fault(
                        "env", "environment " + project + "/" + wish.env() + " does not exist" + near));
            }
        }
        if (wish.app() != null) {
            Set<String> apps = directory.apps(project).keySet();
            if (!apps.contains(wish.app())) {
                faults.add(new Problem.Fault(
                        "app",
                        "app " + project + "/" + wish.app() + " does not exist" + Nearest.hint(wish.app(), apps)));
            }
        }
    }

    private GrantView view(Person person, Grant grant) {
        Place place = grant.place();
        String name = grant.subject().name();
        boolean team = grant.subject().team();
        return new GrantView(
                grant.id(),
                team ? null : name,
                team ? name : null,
                grant.role(),
                grant.deny() ? "deny" : "allow",
                place.project(),
                place.env(),
                place.envClass(),
                place.app(),
                place.cluster(),
                place.labels().isEmpty() ? null : place.selector(),
                place.words(),
                grant.by(),
                grant.given(),
                giving.may(person, grant));
    }
}
