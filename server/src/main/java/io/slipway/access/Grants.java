package io.slipway.access;

import io.slipway.core.Code;
import io.slipway.core.Ids;
import io.slipway.core.Refusal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Roles given to people and teams, and what they come to for one person. */
@Component
public class Grants {
    private static final int FEW = 5;

    private final GrantStore store;
    private final Teams teams;
    private final Remembered remembered;
    private final Clock clock;

    Grants(GrantStore store, Teams teams, Remembered remembered, Clock clock) {
        this.store = store;
        this.teams = teams;
        this.remembered = remembered;
        this.clock = clock;
    }

    Rights of(String user) {
        return Rights.of(store.of(user));
    }

    /**
     * Gives a role without asking who may; giving it again changes nothing. What is remembered stays: it can only be
     * too little.
     *
     * @param scope a project, or {@link Person#EVERYWHERE}
     */
    public void give(String user, Role role, String scope) {
        Place place = scope.equals(Person.EVERYWHERE) ? Place.PLATFORM : Place.project(scope);
        store.add(new Grant(
                Ids.next(clock),
                new Grant.Subject(user, false),
                role.word(),
                false,
                place,
                role.permissions(),
                user,
                clock.instant()));
    }

    /** Takes back what was given in a project that is deleted: one of the same name later begins with nothing. */
    public void forget(String project) {
        store.forget(project, null, null, null);
        withdrawn();
    }

    public void forgetEnvironment(String project, String env) {
        store.forget(project, env, null, null);
        withdrawn();
    }

    public void forgetApp(String project, String app) {
        store.forget(project, null, app, null);
        withdrawn();
    }

    public void forgetCluster(String cluster) {
        store.forget(null, null, null, cluster);
        withdrawn();
    }

    /** Who had what is not told apart: it matters only while the database is away, and then for five minutes. */
    void withdrawn() {
        remembered.withdrawn(person -> true);
    }

    /** The refusal that names the right, where it is missing, and who can give it. */
    public Refusal lacking(Person person, Permission right, Place place) {
        return Refusal.of(
                Code.NotPermitted,
                "%s lacks the right '%s' on %s".formatted(person.user(), right.word(), place.words()),
                "ask " + String.join(" or ", grantors(right, place)) + " to grant it");
    }

    /** Who can grant the right there, at least the administrators. */
    List<String> grantors(Permission right, Place place) {
        List<String> names = Holders.of(store, teams).entrySet().stream()
                .filter(one -> one.getValue().may(Permission.RBAC_EDIT, place)
                        && one.getValue().may(right, place))
                .map(Map.Entry::getKey)
                .limit(FEW)
                .toList();
        return names.isEmpty() ? List.of("an administrator") : names;
    }
}
