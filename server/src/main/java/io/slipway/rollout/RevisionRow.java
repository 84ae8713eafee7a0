package io.slipway.rollout;

import io.slipway.api.Revision;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A revision as it is recorded.
 *
 * @param commit null until the manifests are in Git
 */
record RevisionRow(
        UUID id,
        String project,
        String env,
        String app,
        int n,
        String digest,
        String image,
        String version,
        String sourceCommit,
        @Nullable String health,
        int port,
        Map<String, String> config,
        String configVersion,
        int routeRevision,
        String template,
        @Nullable String commit,
        int replicas,
        String actor,
        @Nullable String reason,
        Instant created) {

    String imageByDigest() {
        return image + "@" + digest;
    }

    Revision view(boolean current) {
        return new Revision(
                id,
                project,
                env,
                app,
                n,
                digest,
                image,
                version,
                sourceCommit,
                configVersion,
                routeRevision,
                template,
                Objects.requireNonNullElse(commit, ""),
                replicas,
                config,
                actor,
                reason,
                created,
                current);
    }
}
