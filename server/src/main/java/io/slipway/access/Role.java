package io.slipway.access;

import static io.slipway.access.Permission.*;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The roles that are there from the start; own ones are kept by {@link Roles}. None but {@link #OPERATOR} and
 * {@link #ADMIN} acts in production.
 */
public enum Role {
    /** Everything. */
    ADMIN(EnumSet.allOf(Permission.class)),
    /** Works in a project and everywhere in it but production. */
    DEVELOPER(EnumSet.of(
            PROJECT_VIEW,
            ENV_VIEW,
            ENV_CREATE,
            ENV_APPLY,
            ENV_SLEEP,
            ENV_COPY,
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
            LOG_HISTORY,
            TERMINAL,
            ROUTE_VIEW,
            ROUTE_EDIT,
            CLUSTER_VIEW,
            SECRET_NAME,
            ORDER_CREATE,
            TOKEN_SELF)),
    /** Brings what was built to where it is tested, and looks at how it does. */
    TESTER(EnumSet.of(
            PROJECT_VIEW,
            ENV_VIEW,
            ENV_SLEEP,
            APP_VIEW,
            BUILD_VIEW,
            DEPLOY,
            ROLLBACK,
            RESTART,
            LOG,
            LOG_HISTORY,
            ROUTE_VIEW,
            CLUSTER_VIEW,
            ORDER_MOVE,
            TOKEN_SELF)),
    /** Runs what others built, production too. */
    OPERATOR(EnumSet.of(
            PROJECT_VIEW,
            ENV_VIEW,
            ENV_APPLY,
            ENV_SLEEP,
            APP_VIEW,
            BUILD_VIEW,
            DEPLOY,
            DEPLOY_PROD,
            ROLLBACK,
            RESTART,
            SCALE,
            LOG,
            LOG_HISTORY,
            TERMINAL,
            TERMINAL_PROD,
            ROUTE_VIEW,
            ROUTE_EDIT,
            SWITCH_FIRE,
            CLUSTER_VIEW,
            NODE_DRAIN,
            SECRET_NAME,
            SECRET_WRITE,
            AUDIT_READ,
            ORDER_APPROVE,
            ORDER_DEPLOY,
            TOKEN_SELF)),
    /** Owns a project: all a developer and a tester may, makes and unmakes what is in it, and gives what he has himself. */
    LEAD(with(
            DEVELOPER.permissions,
            TESTER.permissions,
            EnumSet.of(
                    PROJECT_DELETE,
                    ENV_DELETE,
                    APP_DELETE,
                    SECRET_WRITE,
                    TEMPLATE_EDIT,
                    RBAC_EDIT,
                    AUDIT_READ,
                    ORDER_APPROVE))),
    /** Reads what is there and what was done; changes nothing and sees no log. */
    AUDITOR(EnumSet.of(
            PROJECT_VIEW,
            ENV_VIEW,
            APP_VIEW,
            BUILD_VIEW,
            ROUTE_VIEW,
            CLUSTER_VIEW,
            SECRET_NAME,
            AUDIT_READ,
            TOKEN_SELF));

    @SuppressWarnings("ImmutableEnumChecker") // Set.copyOf: it is
    private final Set<Permission> permissions;

    Role(Set<Permission> permissions) {
        this.permissions = Set.copyOf(permissions);
    }

    private static Set<Permission> with(Set<Permission> one, Set<Permission> two, Set<Permission> more) {
        Set<Permission> all = EnumSet.copyOf(more);
        all.addAll(one);
        all.addAll(two);
        return all;
    }

    public Set<Permission> permissions() {
        return permissions;
    }

    /** As people write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Role> named(String word) {
        return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
    }
}
