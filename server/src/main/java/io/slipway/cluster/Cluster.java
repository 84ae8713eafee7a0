package io.slipway.cluster;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A cluster as it is recorded.
 *
 * @param domain default domain of routes
 * @param kubeconfigFile path on this machine for its people, null when the content was handed in and is kept sealed
 * @param ownFile path of the server's own identity, null where it uses the other
 */
public record Cluster(
        String name,
        String domain,
        @Nullable String kubeconfigFile,
        @Nullable String ownFile,
        Instant created) {

    boolean sameAs(Cluster other) {
        return Objects.equals(kubeconfigFile, other.kubeconfigFile)
                && Objects.equals(ownFile, other.ownFile)
                && domain.equals(other.domain);
    }
}
