package io.slipway.rollout;

/** Where an operation of this kind works; what it brings is in the rollout's own row. */
record RolloutSpec(String project, String env, String app) {
    String lane() {
        return "rollout/" + project + "/" + env + "/" + app;
    }
}
