package io.slipway.mirror;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One change of one row.
 *
 * @param seq rises by one with each change of the cluster's mirror
 * @param before null when it is new
 * @param after null when it is gone
 */
public record Change(
        long seq,
        Kind<?, ?> kind,
        @Nullable Held<?> before,
        @Nullable Held<?> after) {
    public Row row() {
        return held().row();
    }

    public Held<?> held() {
        return Objects.requireNonNull(after == null ? before : after, "a change has a row before or after it");
    }
}
