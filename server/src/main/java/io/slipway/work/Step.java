package io.slipway.work;

import java.time.Duration;

/**
 * One step. It may be run again after a crash at any point, so it reads the world first and acts
 * under {@link StepRun#key()}. It blocks as long as it needs, within its deadline; it is interrupted
 * at the deadline, on cancel and at shutdown.
 */
public interface Step<S> {
    String name();

    /** The noun's state while it runs, for example Compiling. */
    String state();

    Duration deadline();

    /** True for one that only waits for a place: the operation's own time counts from the first that does not. */
    default boolean waits() {
        return false;
    }

    /**
     * @throws io.slipway.core.Refusal when it can never succeed; any other exception is tried again
     */
    Outcome run(StepRun<S> run) throws Exception;
}
