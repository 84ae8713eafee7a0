package io.slipway.source;

import java.time.Instant;

/** One state of a repository: full hash, first line of its message, committer's time. */
public record Commit(String hash, String message, Instant time) {
    private static final int SHORT = 12;

    /** As tags and people use it. */
    public String revision() {
        return hash.substring(0, Math.min(SHORT, hash.length()));
    }
}
