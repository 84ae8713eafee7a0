package io.slipway.mirror;

import org.jspecify.annotations.Nullable;

/**
 * An object of ours of which only the fact counts: Service, ConfigMap, PodDisruptionBudget.
 *
 * @param name {@code Kind/NAME}
 * @param content hash of what we rendered
 * @param touched somebody else wrote to it, so the hash alone proves nothing
 */
public record OwnedRow(
        String namespace,
        String name,
        @Nullable String app,
        @Nullable String content,
        boolean touched) implements Row, AppRow {}
