package io.slipway.access;

import io.slipway.api.Me;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Somebody's rights as they go over the wire. */
final class Held {
    private Held() {}

    /** What holds on all of the platform ({@code *}) or of a project; parts of a project are left out. */
    static Map<String, List<String>> byScope(Rights rights) {
        return rights.grants().stream()
                .filter(grant -> !grant.deny() && !grant.place().detailed())
                .map(Grant::place)
                .distinct()
                .collect(Collectors.toMap(
                        place -> place.project() == null ? Person.EVERYWHERE : place.project(),
                        place -> Arrays.stream(Permission.values())
                                .filter(one -> rights.may(one, place))
                                .map(Permission::word)
                                .sorted()
                                .toList(),
                        (one, same) -> one,
                        TreeMap::new));
    }

    static List<Me.Right> of(Rights rights) {
        return rights.grants().stream()
                .map(grant -> right(grant, rights))
                .distinct()
                .toList();
    }

    private static Me.Right right(Grant grant, Rights rights) {
        Place place = grant.place();
        Limit limit = rights.limit();
        return new Me.Right(
                grant.deny(),
                place.project(),
                place.env(),
                place.envClass(),
                place.app(),
                place.cluster(),
                Arrays.stream(Permission.values())
                        .filter(right -> grant.holds(right) && (limit == null || limit.allows(right)))
                        .map(Permission::word)
                        .sorted()
                        .toList());
    }
}
