package io.slipway.access;

import io.slipway.core.Nearest;
import java.util.Arrays;
import java.util.Optional;

/** Every right there is; the wire word is {@link #word()}. */
public enum Permission {
    PROJECT_VIEW("project.view"),
    PROJECT_CREATE("project.create"),
    PROJECT_DELETE("project.delete"),
    ENV_VIEW("env.view"),
    ENV_CREATE("env.create"),
    ENV_DELETE("env.delete"),
    ENV_APPLY("env.apply"),
    ENV_SLEEP("env.sleep"),
    ENV_COPY("env.copy"),
    APP_VIEW("app.view"),
    APP_CREATE("app.create"),
    APP_DELETE("app.delete"),
    BUILD_VIEW("build.view"),
    BUILD_RUN("build.run"),
    BUILD_CANCEL("build.cancel"),
    DEPLOY("deploy"),
    DEPLOY_PROD("deploy.prod"),
    ROLLBACK("rollback"),
    RESTART("restart"),
    SCALE("scale"),
    LOG("log"),
    LOG_HISTORY("log.history"),
    TERMINAL("terminal"),
    TERMINAL_PROD("terminal.prod"),
    ROUTE_VIEW("route.view"),
    ROUTE_EDIT("route.edit"),
    SWITCH_FIRE("switch.fire"),
    CLUSTER_VIEW("cluster.view"),
    CLUSTER_MANAGE("cluster.manage"),
    NODE_DRAIN("node.drain"),
    SECRET_NAME("secret.name"),
    SECRET_WRITE("secret.write"),
    SECRET_READ("secret.read"),
    TEMPLATE_EDIT("template.edit"),
    QUOTA_EDIT("quota.edit"),
    RBAC_EDIT("rbac.edit"),
    TOKEN_SELF("token.self"),
    AUDIT_READ("audit.read"),
    ORDER_CREATE("order.create"),
    ORDER_MOVE("order.move"),
    ORDER_APPROVE("order.approve"),
    ORDER_DEPLOY("order.deploy"),
    PLATFORM_ADMIN("platform.admin");

    private final String word;

    Permission(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    public static Optional<Permission> named(String word) {
        return Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst();
    }

    /** The sentence for a word that is no right. */
    static String unknown(String word) {
        return "there is no right '" + word + "'"
                + Nearest.hint(
                        word, Arrays.stream(values()).map(Permission::word).toList());
    }
}
