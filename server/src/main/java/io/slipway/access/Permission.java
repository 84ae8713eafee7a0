package io.slipway.access;

/** Every right there is; the wire word is {@link #word()}. */
public enum Permission {
    PROJECT_VIEW("project.view"),
    PROJECT_CREATE("project.create"),
    PROJECT_DELETE("project.delete"),
    ENV_VIEW("env.view"),
    ENV_CREATE("env.create"),
    ENV_DELETE("env.delete"),
    ENV_APPLY("env.apply"),
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
    TERMINAL("terminal"),
    TERMINAL_PROD("terminal.prod"),
    ROUTE_VIEW("route.view"),
    ROUTE_EDIT("route.edit"),
    CLUSTER_VIEW("cluster.view"),
    CLUSTER_MANAGE("cluster.manage"),
    NODE_DRAIN("node.drain"),
    SECRET_READ("secret.read"),
    TOKEN_SELF("token.self"),
    AUDIT_READ("audit.read"),
    RBAC_EDIT("rbac.edit"),
    PLATFORM_ADMIN("platform.admin");

    private final String word;

    Permission(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
