package io.slipway.logs;

import io.slipway.cluster.Causes;

/** A log that cannot be read further, or not at all. */
final class LogBroken extends Exception {
    private static final long serialVersionUID = 1;

    LogBroken(String words) {
        super(words);
    }

    LogBroken(Exception cause) {
        super(Causes.of(cause), cause);
    }
}
