package io.slipway.access;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a token leaves of its owner's rights; it never adds one.
 *
 * @param rights only these, null for all that the owner has
 * @param project only there, null for everywhere
 */
public record Limit(
        @Nullable Set<Permission> rights, @Nullable String project) {
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

    Rights cut(Rights owner) {
        return none() ? owner : owner.limited(this);
    }

    Place place() {
        return Place.project(project);
    }

    /** Whoever shows a token may ask whose it is, and see where he may do what it allows. */
    boolean allows(Permission right) {
        return rights == null
                || rights.contains(right)
                || right == Permission.TOKEN_SELF
                || Grant.implies(rights, right);
    }
}
