package io.slipway.api;

/** Where an operation stands; the same five everywhere. */
public enum Phase {
    PENDING,
    RUNNING,
    SUCCEEDED,
    FAILED,
    CANCELLED;

    /** True for the three that never change again. */
    public boolean ended() {
        return this == SUCCEEDED || this == FAILED || this == CANCELLED;
    }
}
