package io.slipway.mirror;

import java.util.concurrent.TimeUnit;

/**
 * The times of a reflector.
 *
 * @param watchSeconds after which the API server ends a watch; two seconds before, it says how far it is
 * @param silentMillis after which a connection that says nothing is taken for dead
 * @param relistMillis after which everything is listed again although nothing seems wrong
 */
record Pace(int watchSeconds, long silentMillis, long relistMillis) {
    /** A connection that died without a word is found, and what it missed is here, within 30 seconds. */
    static final Pace USUAL = new Pace(24, TimeUnit.SECONDS.toMillis(27), TimeUnit.MINUTES.toMillis(30));
}
