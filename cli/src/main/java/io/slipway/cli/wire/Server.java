package io.slipway.cli.wire;

import org.jspecify.annotations.Nullable;

/**
 * Where to ask and as whom.
 *
 * @param url without a slash at the end
 * @param token API token, null when signed in by password or not at all
 * @param cookie session of a sign-in by password
 */
public record Server(
        String url, @Nullable String token, @Nullable String cookie) {
    public Server {
        url = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    @Override
    public String toString() {
        return url;
    }
}
