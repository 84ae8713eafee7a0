package io.slipway.access;

import io.slipway.core.Code;
import io.slipway.core.Refusal;

/** The one answer for what is not there, and for what somebody may not know to be there. */
public final class Absent {
    private Absent() {}

    public static Refusal project(String name) {
        return Refusal.of(Code.NotFound, "project " + name + " does not exist");
    }

    public static Refusal environment(String project, String name) {
        return Refusal.of(Code.NotFound, "environment " + project + "/" + name + " does not exist");
    }

    public static Refusal app(String project, String name) {
        return Refusal.of(
                Code.NotFound,
                "app " + project + "/" + name + " does not exist",
                "'slipway app list " + project + "' shows those that do");
    }

    public static Refusal cluster(String name) {
        return Refusal.of(
                Code.NotFound, "there is no cluster '" + name + "'", "'slipway cluster list' shows those there are");
    }
}
