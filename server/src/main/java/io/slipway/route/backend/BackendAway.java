package io.slipway.route.backend;

/** The program that serves routes, or its agent, cannot be reached just now. */
public final class BackendAway extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BackendAway(String message, Throwable cause) {
        super(message, cause);
    }
}
