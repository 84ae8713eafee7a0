package io.slipway.mirror;

import org.jspecify.annotations.Nullable;

/** A row that carries our labels, when the object is ours. */
public interface AppRow {
    @Nullable
    String app();
}
