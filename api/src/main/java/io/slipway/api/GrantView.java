package io.slipway.api;

import io.slipway.api.Environment.EnvClass;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A role given to somebody at a place, or taken there; what is not told of the place is not told apart.
 *
 * @param effect allow or deny
 * @param labels of apps, {@code name=value,...}
 * @param where the place in words
 * @param mayRemove whether who asks may take it back
 */
public record GrantView(
        UUID id,
        @Nullable String person,
        @Nullable String team,
        String role,
        String effect,
        @Nullable String project,
        @Nullable String env,
        @Nullable EnvClass envClass,
        @Nullable String app,
        @Nullable String cluster,
        @Nullable String labels,
        String where,
        @Nullable String by,
        @Nullable Instant given,
        boolean mayRemove) {

    /** Input of {@code POST /access/grants}; effect is allow when it is left out. */
    public record Create(
            @Nullable String person,
            @Nullable String team,
            @Nullable String role,
            @Nullable String effect,
            @Nullable String project,
            @Nullable String env,
            @Nullable EnvClass envClass,
            @Nullable String app,
            @Nullable String cluster,
            @Nullable String labels)
            implements Checked {
        @Override
        public List<Problem.Fault> faults() {
            List<Problem.Fault> faults = new ArrayList<>();
            if ((person == null) == (team == null)) {
                faults.add(new Problem.Fault("person", "a grant is for a person or for a team: name one of them"));
            }
            if (role == null || role.isBlank()) faults.add(new Problem.Fault("role", "the role is missing"));
            if (effect != null && !effect.equals("allow") && !effect.equals("deny")) {
                faults.add(new Problem.Fault("effect", "'" + effect + "' is not one of allow, deny"));
            }
            if (project == null && (env != null || app != null || labels != null)) {
                faults.add(new Problem.Fault(
                        "project", "environments, apps and labels are named inside of a project: name that too"));
            }
            return faults;
        }
    }
}
