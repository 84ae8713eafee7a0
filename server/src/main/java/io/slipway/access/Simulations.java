package io.slipway.access;

import io.slipway.api.Environment.EnvClass;
import io.slipway.api.Simulation;
import io.slipway.core.Refusal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What somebody could do somewhere, by the same rules as the gate's. */
@Component
class Simulations {
    private final Judge judge;
    private final Grants grants;
    private final Teams teams;
    private final Declarations declarations;

    Simulations(Judge judge, Grants grants, Teams teams, Declarations declarations) {
        this.judge = judge;
        this.grants = grants;
        this.teams = teams;
        this.declarations = declarations;
    }

    /**
     * @param right a right's word or a verb of the command line; null for all rights
     * @param path names as in a route's path: p, e, a, c
     */
    List<Simulation> of(String user, @Nullable String right, Map<String, String> path, Person asking) {
        String unknown = teams.unknownPerson(user);
        if (unknown != null && !user.equals(asking.user())) throw Refusal.invalid("person", unknown);
        Place place = judge.place(asking, path);
        boolean may = user.equals(asking.user())
                || asking.may(Permission.RBAC_EDIT, place)
                || asking.may(Permission.AUDIT_READ, place);
        if (!may) throw grants.lacking(asking, Permission.RBAC_EDIT, place);
        Rights rights = user.equals(asking.user()) ? asking.rights() : grants.of(user);
        List<Permission> asked = right == null ? Arrays.asList(Permission.values()) : List.of(named(right));
        return asked.stream().map(one -> of(user, rights, one, place)).toList();
    }

    private static Permission named(String word) {
        return Permission.named(word)
                .or(() -> Verb.named(word).map(Verb::right))
                .orElseThrow(() -> Refusal.invalid("right", Permission.unknown(word)));
    }

    private Simulation of(String user, Rights rights, Permission right, Place place) {
        return of(user, rights, right, place.envClass() == EnvClass.prod ? declarations.prod(right) : null, place);
    }

    /** @param prod what production takes besides */
    static Simulation of(String user, Rights rights, Permission right, @Nullable Permission prod, Place place) {
        List<Permission> wanted = new ArrayList<>(List.of(right));
        if (prod != null) wanted.add(prod);
        List<String> words = wanted.stream().map(Permission::word).toList();
        // What one may not see is not there, whatever one may do there.
        List<Permission> needed = new ArrayList<>(wanted);
        if (place.project() != null) needed.add(Permission.PROJECT_VIEW);
        if (place.env() != null) needed.add(Permission.ENV_VIEW);
        if (place.app() != null) needed.add(Permission.APP_VIEW);
        for (Permission one : needed) {
            if (wanted.contains(one) ? rights.may(one, place) : rights.mayWithin(one, place)) continue;
            Optional<Grant> denial = rights.denying(one, place);
            String because = denial.map(grant -> "'" + one.word() + "' is denied by: " + grant.words())
                    .orElse("no grant gives '" + one.word() + "' on " + place.words());
            return new Simulation(
                    user,
                    words,
                    place.words(),
                    false,
                    because,
                    denial.map(Grant::id).orElse(null));
        }
        Optional<Grant> grant = rights.allowing(wanted.getLast(), place);
        String because = grant.map(one -> "by: " + one.words()).orElse("everybody who is signed in may this");
        return new Simulation(
                user, words, place.words(), true, because, grant.map(Grant::id).orElse(null));
    }

    /** Verbs of the command line that are called otherwise than the right that they take. */
    enum Verb {
        BUILD("build", Permission.BUILD_RUN),
        SHIP("ship", Permission.DEPLOY),
        LOGIN("login", Permission.TERMINAL),
        LOGS("logs", Permission.LOG),
        ERROR_LOGS("error-logs", Permission.LOG),
        VIEW("view", Permission.PROJECT_VIEW),
        GET_ALL("get_all", Permission.ENV_VIEW),
        EVENTS("events", Permission.ENV_VIEW),
        WHY("why", Permission.ENV_VIEW),
        DRAIN("drain", Permission.NODE_DRAIN),
        GRANT("grant", Permission.RBAC_EDIT),
        AUDIT("audit", Permission.AUDIT_READ);

        private final String word;
        private final Permission right;

        Verb(String word, Permission right) {
            this.word = word;
            this.right = right;
        }

        Permission right() {
            return right;
        }

        static Optional<Verb> named(String word) {
            return Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst();
        }
    }
}
