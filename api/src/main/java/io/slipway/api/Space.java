package io.slipway.api;

import org.jspecify.annotations.Nullable;

/**
 * Somebody's own small place.
 *
 * @param project the personal project, null when there is none yet
 * @param env its first environment, null when there is none yet
 */
public record Space(@Nullable String project, @Nullable String env) {}
