package io.slipway.api;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An object of a cluster as the lists show it.
 *
 * @param kind plural, as in the path of its list
 * @param namespace empty for what lies in no namespace
 * @param cells by column; what columns there are depends on the kind
 */
public record ObjectView(
        String cluster, String kind, String namespace, String name, Map<String, @Nullable Object> cells) {}
