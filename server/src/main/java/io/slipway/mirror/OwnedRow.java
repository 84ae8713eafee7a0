package io.slipway.mirror;

import org.jspecify.annotations.Nullable;

/** An object of a kind that we render beside the Deployment: Service, ConfigMap, PodDisruptionBudget. */
public interface OwnedRow extends Row, AppRow {
    /** As in its manifest, for example {@code Service}. */
    String kind();

    /** Hash of what we rendered, null when it is not ours. */
    @Nullable
    String content();

    /** Somebody else wrote to it, so the hash alone proves nothing. */
    boolean touched();
}
