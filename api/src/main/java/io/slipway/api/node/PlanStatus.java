package io.slipway.api.node;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a plan is.
 *
 * @param hash of the plan that was put
 * @param state Applying, Ready, Failing or Removing
 * @param message the first thing that stands in the way
 */
public record PlanStatus(
        String name, String hash, String state, @Nullable String message, List<PartStatus> parts) {}
