package io.slipway.mirror;

import org.jspecify.annotations.Nullable;

/**
 * A namespace.
 *
 * @param name of it
 * @param content our content hash, null when it is not ours
 */
public record NamespaceRow(
        String name, String phase, @Nullable String content) implements Row {
    @Override
    public String namespace() {
        return "";
    }
}
