package io.slipway.api;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A team's area: environments, apps, members. */
public record Project(
        UUID id, String name, @Nullable String description, String owner, Instant created, int environments, int apps) {

    /** Input of {@code POST /projects}. */
    public record Create(String name, @Nullable String description) {}
}
