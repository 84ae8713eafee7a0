package io.slipway.cli.verb;

import io.slipway.cli.wire.Api;

/** An environment of a project, the place most verbs act in. */
public record Space(String project, String env) {
    public String path() {
        return Api.path("projects", project, "envs", env);
    }

    public String path(String app) {
        return path() + Api.path("apps", app);
    }

    @Override
    public String toString() {
        return project + "/" + env;
    }
}
