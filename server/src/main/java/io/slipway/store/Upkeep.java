package io.slipway.store;

import java.time.Duration;

/** What a feature does now and then so that nothing grows for ever: a bean, found by being there. */
public interface Upkeep {
    /** Words for the log, such as "sessions". */
    String what();

    /** Runs on every server; harmless when another one has just done the same. */
    void round() throws Exception;

    default Duration every() {
        return Duration.ofHours(1);
    }
}
