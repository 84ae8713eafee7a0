package io.slipway.health;

import java.time.Duration;

/** One thing of the platform that may go wrong: a bean per thing, in the package of the feature it is about. */
public interface Check {
    /** A short noun, for example disk. */
    String name();

    /** Looks at it now; may block. What it throws counts as down. */
    Finding look() throws Exception;

    /** How long what was seen holds while it is well; otherwise it is looked at each second. */
    default Duration every() {
        return Duration.ofSeconds(5);
    }
}
