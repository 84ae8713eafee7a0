package io.slipway.access;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A role given, or taken, at a place.
 *
 * @param subject the person or the team that has it
 * @param deny takes the role's rights, whoever gives them
 * @param rights of the role at this moment
 * @param by who gave it; null when that was before this was kept
 */
record Grant(
        UUID id,
        Subject subject,
        String role,
        boolean deny,
        Place place,
        Set<Permission> rights,
        @Nullable String by,
        @Nullable Instant given) {
    /** Who may do something in a project may see where: a role of one right needs no others for that. */
    private static final Set<Permission> SIGHT =
            Set.copyOf(EnumSet.of(Permission.PROJECT_VIEW, Permission.ENV_VIEW, Permission.APP_VIEW));

    private static final Set<Permission> BESIDE = Set.copyOf(EnumSet.of(
            Permission.PROJECT_VIEW,
            Permission.ENV_VIEW,
            Permission.APP_VIEW,
            Permission.PROJECT_CREATE,
            Permission.CLUSTER_VIEW,
            Permission.CLUSTER_MANAGE,
            Permission.NODE_DRAIN,
            Permission.TOKEN_SELF,
            Permission.AUDIT_READ,
            Permission.PLATFORM_ADMIN));

    /** @param team whether it is a team's name, or a person's */
    record Subject(String name, boolean team) {
        @Override
        public String toString() {
            return (team ? "team " : "") + name;
        }
    }

    boolean holds(Permission permission) {
        return rights.contains(permission) || (!deny && implies(rights, permission));
    }

    static boolean implies(Set<Permission> rights, Permission permission) {
        return SIGHT.contains(permission) && !BESIDE.containsAll(rights);
    }

    /** {@code developer in project shop (team payers)} */
    String words() {
        String where = place.equals(Place.PLATFORM) ? "everywhere" : "on " + place.words();
        return (deny ? "deny " : "") + role + " " + where + " (" + (subject.team() ? subject : "person " + subject)
                + ")";
    }
}
