package io.slipway.work;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How a step ended this time. */
public sealed interface Outcome {
    /** The step is over; its output is stored as JSON for later steps. */
    record Done(@Nullable Object output) implements Outcome {}

    /** Nothing to do until then; the step is run again. */
    record Wait(Duration duration) implements Outcome {}

    static Outcome done() {
        return new Done(null);
    }

    static Outcome done(Object output) {
        return new Done(output);
    }

    static Outcome waiting(Duration duration) {
        return new Wait(duration);
    }
}
