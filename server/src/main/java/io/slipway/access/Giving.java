package io.slipway.access;

import io.slipway.core.Code;
import io.slipway.core.Refusal;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Who may give and take what: rbac.edit at the place, and nobody gives what he does not hold in all of it. What
 * denies may only be made and taken by who gives rights on the whole platform: so nobody is shut out of a project
 * by one who merely owns it.
 */
@Component
class Giving {
    private final Grants grants;

    Giving(Grants grants) {
        this.grants = grants;
    }

    boolean may(Person person, Grant grant) {
        return grant.deny()
                ? person.may(Permission.RBAC_EDIT, Place.PLATFORM)
                : person.may(Permission.RBAC_EDIT, grant.place())
                        && missing(person, grant).isEmpty();
    }

    private static List<Permission> missing(Person person, Grant grant) {
        return grant.rights().stream()
                .filter(right -> right != Permission.TOKEN_SELF && !person.mayAll(right, grant.place()))
                .sorted()
                .toList();
    }

    void check(Person person, Grant grant) {
        Place place = grant.deny() ? Place.PLATFORM : grant.place();
        if (!person.may(Permission.RBAC_EDIT, place)) throw grants.lacking(person, Permission.RBAC_EDIT, place);
        if (grant.deny()) return;
        List<Permission> missing = missing(person, grant);
        if (missing.isEmpty()) return;
        throw Refusal.of(
                Code.NotPermitted,
                "%s holds less than the role '%s' on %s: %s is missing, and nobody gives what he does not have"
                        .formatted(
                                person.user(),
                                grant.role(),
                                place.words(),
                                String.join(
                                        ", ",
                                        missing.stream().map(Permission::word).toList())),
                "ask " + String.join(" or ", grants.grantors(missing.getFirst(), place)) + " to do it");
    }
}
