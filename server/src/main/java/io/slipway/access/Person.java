package io.slipway.access;

import io.slipway.api.Me;
import io.slipway.core.Actor;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who is signed in, with the grants of this moment; a handler takes it as a parameter.
 *
 * @param grants permissions by scope: {@code *} or a project's name
 */
public record Person(String user, String displayName, Map<String, Set<Permission>> grants, String source) {
    public static final String EVERYWHERE = "*";

    public Actor actor() {
        return new Actor(user, source);
    }

    /** What people hear about themselves. */
    public Me me() {
        Map<String, List<String>> shown = new HashMap<>();
        grants.forEach((scope, set) ->
                shown.put(scope, set.stream().map(Permission::word).sorted().toList()));
        return new Me(user, displayName, mayEverywhere(Permission.PLATFORM_ADMIN), shown);
    }

    public boolean may(Permission permission, String project) {
        return has(EVERYWHERE, permission) || has(project, permission);
    }

    public boolean mayEverywhere(Permission permission) {
        return has(EVERYWHERE, permission);
    }

    public boolean mayAnywhere(Permission permission) {
        return grants.values().stream().anyMatch(set -> set.contains(permission));
    }

    private boolean has(String scope, Permission permission) {
        return grants.getOrDefault(scope, EnumSet.noneOf(Permission.class)).contains(permission);
    }
}
