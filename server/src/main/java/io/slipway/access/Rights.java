package io.slipway.access;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What somebody may do where, from the grants of a moment: allowed is what a grant gives and none denies.
 *
 * @param limit what is left of it, such as for a token that may less than its owner; null for all of it
 */
public record Rights(List<Grant> grants, @Nullable Limit limit) {
    public static final Rights NONE = new Rights(List.of(), null);

    public Rights {
        grants = List.copyOf(grants);
    }

    static Rights of(List<Grant> grants) {
        return new Rights(grants, null);
    }

    public Rights limited(Limit to) {
        return new Rights(grants, to);
    }

    /** In all of the place, as far as it is told: a denial inside of it stands for itself. */
    public boolean may(Permission permission, Place place) {
        if (limit != null && !(limit.allows(permission) && limit.place().covers(place))) return false;
        return denying(permission, place).isEmpty()
                && (permission == Permission.TOKEN_SELF
                        || allowing(permission, place).isPresent());
    }

    /** Also nowhere inside of it denied: who may this needs no cut of what he is shown. */
    public boolean mayAll(Permission permission, Place place) {
        return may(permission, place)
                && of(permission, true).noneMatch(denial -> denial.place().meets(place));
    }

    /** Somewhere in it; what is shown of it is to be cut. */
    public boolean mayWithin(Permission permission, Place place) {
        Place asked = place;
        if (limit != null) {
            if (!limit.allows(permission) || !limit.place().meets(place)) return false;
            asked = limit.place().meet(place);
        }
        Place within = asked;
        if (permission == Permission.TOKEN_SELF)
            return denying(permission, within).isEmpty();
        return of(permission, false)
                .filter(grant -> grant.place().meets(within))
                .anyMatch(
                        grant -> denying(permission, grant.place().meet(within)).isEmpty());
    }

    /** Whether all that the other ones give is held here too. */
    boolean cover(Rights other) {
        return other.grants.stream()
                .filter(grant -> !grant.deny())
                .allMatch(grant -> grant.rights().stream().allMatch(right -> mayAll(right, grant.place())));
    }

    /** Whether a project's name is not all that must be known of a place. */
    boolean detailed() {
        return grants.stream().anyMatch(grant -> grant.deny() || grant.place().detailed());
    }

    /** Whether a grant is about this project, or a part of it. */
    boolean names(String project) {
        return of(Permission.PROJECT_VIEW, false)
                .anyMatch(grant -> project.equals(grant.place().project()));
    }

    /** Whether an app's labels must be known too. */
    public boolean labelled() {
        return grants.stream().anyMatch(grant -> !grant.place().labels().isEmpty());
    }

    Optional<Grant> allowing(Permission permission, Place place) {
        return of(permission, false)
                .filter(grant -> grant.place().covers(place))
                .findFirst();
    }

    Optional<Grant> denying(Permission permission, Place place) {
        return of(permission, true).filter(grant -> grant.place().covers(place)).findFirst();
    }

    private Stream<Grant> of(Permission permission, boolean deny) {
        return grants.stream().filter(grant -> grant.deny() == deny && grant.holds(permission));
    }
}
