package io.slipway.mirror;

import org.jspecify.annotations.Nullable;

/** A node. */
public record NodeRow(
        String name,
        boolean ready,
        boolean schedulable,
        @Nullable String version,
        @Nullable String ip) implements Row {
    @Override
    public String namespace() {
        return "";
    }
}
