package io.slipway.api;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A team's area: environments, apps, members. */
public record Project(
        UUID id, String name, @Nullable String description, String owner, Instant created, int environments, int apps) {

    /** With other numbers of what is in it. */
    public Project with(int itsEnvironments, int itsApps) {
        return new Project(id, name, description, owner, created, itsEnvironments, itsApps);
    }

    /** Input of {@code POST /projects}. */
    public record Create(String name, @Nullable String description) implements Checked {
        @Override
        public List<Problem.Fault> faults() {
            return Names.faults("project", name);
        }
    }
}
