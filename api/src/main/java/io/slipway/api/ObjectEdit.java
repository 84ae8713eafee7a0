package io.slipway.api;

import org.jspecify.annotations.Nullable;

/**
 * A wish to change an object of a cluster.
 *
 * @param base the YAML that was read: what changed since then is not overwritten
 * @param yaml the YAML that is wanted
 * @param override the object's name, typed by who changes what Slipway manages all the same
 * @param reason kept in the audit; wanted in production and with an override
 */
public record ObjectEdit(
        String base,
        String yaml,
        @Nullable String override,
        @Nullable String reason) {}
