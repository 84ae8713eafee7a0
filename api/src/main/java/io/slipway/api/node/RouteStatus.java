package io.slipway.api.node;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the router does for a route ({@code GET /router/routes}, {@code GET /router/routes/ID}).
 *
 * @param state Declared or Programmed
 * @param servers that take traffic now
 * @param requests answered since the router started; {@code failed} of them with 5xx or no answer
 */
public record RouteStatus(
        String id, String state, @Nullable String message, List<Server> servers, long requests, long failed) {

    /** One server line: address, weight, {@code ready}, {@code draining} or {@code backup}; pod when known. */
    public record Server(
            String address,
            int weight,
            String state,
            @Nullable String pod) {}
}
