package io.slipway.agent.router;

/** Requests of a backend since HAProxy started, and those of them that ended in 5xx or no answer. */
record Counters(long requests, long failed) {
    static final Counters ZERO = new Counters(0, 0);

    /** What came since {@code before}; counters that went back were reset by a restart. */
    Counters since(Counters before) {
        return requests < before.requests
                ? this
                : new Counters(requests - before.requests, Math.max(0, failed - before.failed));
    }

    Counters plus(Counters other) {
        return new Counters(requests + other.requests, failed + other.failed);
    }
}
