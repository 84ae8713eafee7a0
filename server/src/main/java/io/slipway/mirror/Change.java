package io.slipway.mirror;

import org.jspecify.annotations.Nullable;

/**
 * One change of one row.
 *
 * @param seq rises by one with each change of the cluster's mirror
 * @param before null when it is new
 * @param after null when it is gone
 */
public record Change(
        long seq, @Nullable Row before, @Nullable Row after) {
    public Row row() {
        Row row = after == null ? before : after;
        return java.util.Objects.requireNonNull(row, "a change has a row before or after it");
    }
}
