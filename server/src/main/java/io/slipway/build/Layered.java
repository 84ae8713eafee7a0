package io.slipway.build;

import org.jspecify.annotations.Nullable;

/** What the layer step leaves: the plan itself lies in the workspace. */
record Layered(@Nullable String health, int files) {}
