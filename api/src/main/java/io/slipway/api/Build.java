package io.slipway.api;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One run from a commit to an artifact.
 *
 * @param number counts up per app from 1
 * @param commit full hash, null until cloned
 * @param state Queued, Cloning, Compiling, Testing, Layering, Pushing, Succeeded, Failed or Cancelled
 * @param stage where it failed, null unless failed
 * @param message first error line or what was made
 * @param digest {@code sha256:...} of the image, null until pushed
 * @param image repository reference without digest, as nodes pull it
 * @param problem why it failed: code, evidence, next step; null unless failed
 * @param artifact the version by which it is deployed, null until recorded
 * @param revision the source's revision as in the tag: the first 12 characters of the commit
 */
public record Build(
        UUID id,
        String project,
        String app,
        int number,
        String ref,
        @Nullable String commit,
        @Nullable String commitMessage,
        Phase phase,
        String state,
        @Nullable String stage,
        @Nullable String message,
        @Nullable String digest,
        @Nullable String image,
        @Nullable String artifact,
        @Nullable String revision,
        String actor,
        Instant created,
        @Nullable Instant finished,
        List<StepView> steps,
        @Nullable Problem problem) {

    /** Input of {@code POST .../builds}. */
    public record Create(@Nullable String ref) {}
}
