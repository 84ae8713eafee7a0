package io.slipway.mirror;

import java.io.IOException;
import java.net.HttpURLConnection;

/** The API server's no. */
final class ApiFault extends IOException {
    private static final long serialVersionUID = 1L;

    private final int code;
    private final long retryMillis;

    /** @param retryMillis what it asks to wait, 0 when it does not say */
    ApiFault(int code, String message, long retryMillis) {
        super(code + " " + message);
        this.code = code;
        this.retryMillis = retryMillis;
    }

    static ApiFault gone(String why) {
        return new ApiFault(HttpURLConnection.HTTP_GONE, why, 0);
    }

    /** The version asked for is no longer kept there. */
    boolean tooOld() {
        return code == HttpURLConnection.HTTP_GONE;
    }

    /** The cluster has no such kind. */
    boolean noSuchKind() {
        return code == HttpURLConnection.HTTP_NOT_FOUND;
    }

    /** We may not; while a cluster is being set up that passes. */
    boolean forbidden() {
        return code == HttpURLConnection.HTTP_FORBIDDEN;
    }

    /** Who we are is not, or no longer, known there. */
    boolean unknownUser() {
        return code == HttpURLConnection.HTTP_UNAUTHORIZED;
    }

    long retryMillis() {
        return retryMillis;
    }
}
