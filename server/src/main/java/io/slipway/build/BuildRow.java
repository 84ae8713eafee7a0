package io.slipway.build;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a build keeps beside its operation. */
record BuildRow(
        UUID id,
        String project,
        String app,
        int number,
        String ref,
        Instant tagTime,
        @Nullable String commit,
        @Nullable String message,
        boolean testing,
        @Nullable String stage,
        @Nullable String digest,
        @Nullable String image,
        @Nullable UUID artifact) {}
