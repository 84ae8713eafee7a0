package io.slipway.access;

import static io.slipway.access.Permission.*;

import java.util.EnumSet;
import java.util.Set;

/** Presets; own roles come with the full model. */
public enum Role {
    /** Everything, everywhere. */
    ADMIN(EnumSet.allOf(Permission.class)),
    /** Works in a project and everywhere in it but production. */
    DEVELOPER(EnumSet.of(
            PROJECT_VIEW,
            ENV_VIEW,
            ENV_CREATE,
            ENV_APPLY,
            APP_VIEW,
            APP_CREATE,
            BUILD_VIEW,
            BUILD_RUN,
            BUILD_CANCEL,
            DEPLOY,
            ROLLBACK,
            RESTART,
            SCALE,
            LOG,
            TERMINAL,
            ROUTE_VIEW,
            ROUTE_EDIT,
            CLUSTER_VIEW,
            TOKEN_SELF));

    @SuppressWarnings("ImmutableEnumChecker") // Set.copyOf: it is
    private final Set<Permission> permissions;

    Role(Set<Permission> permissions) {
        this.permissions = Set.copyOf(permissions);
    }

    public Set<Permission> permissions() {
        return permissions;
    }
}
