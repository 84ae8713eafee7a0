package io.slipway.access;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a token leaves of its owner's rights; it never adds one.
 *
 * @param rights only these, null for all that the owner has
 * @param project only there, null for everywhere
 */
record Limit(@Nullable Set<Permission> rights, @Nullable String project) {
    static final Limit NONE = new Limit(null, null);

    /** Words that this version does not know are rights that nobody has. */
    static Limit of(@Nullable String rights, @Nullable String project) {
        if (rights == null && project == null) return NONE;
        if (rights == null) return new Limit(null, project);
        Set<String> words = Set.of(rights.split(",", -1));
        Set<Permission> known = Arrays.stream(Permission.values())
                .filter(one -> words.contains(one.word()))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Permission.class)));
        return new Limit(known, project);
    }

    boolean none() {
        return rights == null && project == null;
    }

    Map<String, Set<Permission>> cut(Map<String, Set<Permission>> owner) {
        if (none()) return owner;
        Map<String, Set<Permission>> left = new HashMap<>();
        owner.forEach((scope, set) -> {
            if (project == null) left.put(scope, only(set));
            else if (scope.equals(project) || scope.equals(Person.EVERYWHERE)) {
                left.computeIfAbsent(project, one -> EnumSet.noneOf(Permission.class))
                        .addAll(only(set));
            }
        });
        return left;
    }

    /** Whoever shows a token may ask whose it is. */
    private Set<Permission> only(Set<Permission> set) {
        EnumSet<Permission> left = EnumSet.noneOf(Permission.class);
        for (Permission one : set) {
            if (rights == null || rights.contains(one) || one == Permission.TOKEN_SELF) left.add(one);
        }
        return left;
    }
}
