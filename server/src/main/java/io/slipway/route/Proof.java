package io.slipway.route;

import java.util.UUID;

/**
 * How a route was found.
 *
 * @param state Proven, Degraded, Broken or Programmed
 * @param message the evidence, or the first hop that fails
 */
public record Proof(UUID route, String url, String state, String message) {
    /** A router that is away proves nothing, either way. */
    public boolean failed() {
        return state.equals("Broken") || state.equals("Degraded");
    }
}
