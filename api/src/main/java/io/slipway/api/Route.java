package io.slipway.api;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A host and path that lead to an app, or to plain addresses.
 *
 * @param app null for plain addresses
 * @param addresses {@code host:port} of plain backends, empty for an app
 * @param state Declared, Programmed, Proven, Degraded or Broken
 * @param message evidence of the last proof, or the first failing hop
 */
public record Route(
        UUID id,
        String project,
        String env,
        @Nullable String app,
        String host,
        String path,
        String url,
        List<String> addresses,
        String state,
        @Nullable String message,
        @Nullable Instant provenAt,
        Instant created) {

    /** Input of {@code POST .../routes}; host defaults to {@code APP.ENV.PROJECT.DOMAIN}, path to {@code /}. */
    public record Create(
            @Nullable String app,
            @Nullable String host,
            @Nullable String path,
            @Nullable List<String> addresses) {}
}
