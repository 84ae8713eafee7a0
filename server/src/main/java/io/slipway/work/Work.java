package io.slipway.work;

import io.slipway.api.Phase;
import io.slipway.api.Problem;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A kind of operation: a Spring bean per kind, found by being there.
 *
 * @param <S> the record that says what is asked; stored as JSON
 */
public interface Work<S> {
    /** Short noun, also the first part of its live topic: {@code KIND/ID}. */
    String kind();

    Class<S> spec();

    /** In order; a name, once used in a release, keeps its place so that running operations can resume. */
    List<Step<S>> steps();

    /** From its first step that does not only wait, to its end at the latest. */
    Duration deadline();

    /** How much longer it may take while it waits for its turn and its place. */
    default Duration patience() {
        return Duration.ZERO;
    }

    /** What it has to share its turns with, for example the cluster it works in; null for nothing. */
    default @Nullable String pool(S spec) {
        return null;
    }

    /** Word shown before the first step runs. */
    default String queued() {
        return "Queued";
    }

    /** Called once per claim of the first step, in the transaction that starts the operation. */
    default void started(StepRun<S> run) {}

    /**
     * Makes good again what steps did before the failure; idempotent, may block, may be called again
     * after a crash. It is interrupted at its deadline, at shutdown, and by a cancel that comes later
     * than a few seconds.
     *
     * @throws io.slipway.core.Refusal when it can never succeed; any other exception is tried again
     */
    default void undo(StepRun<S> run, Problem problem) throws Exception {}

    /** From the failure on; what is not made good by then is said with the failure. */
    default Duration undoDeadline() {
        return Duration.ofMinutes(2);
    }

    /** The noun's last word for an end, for example TimedOut. */
    default String endState(Phase phase, @Nullable Problem problem) {
        return switch (phase) {
            case SUCCEEDED -> "Succeeded";
            case CANCELLED -> "Cancelled";
            case PENDING, RUNNING, FAILED -> "Failed";
        };
    }

    /**
     * Called exactly once, in the transaction that ends the operation: update own rows, record own
     * events. Needs no spec: this also ends an operation whose record cannot be read.
     */
    default void ended(StepRun<S> run, Phase phase, @Nullable Problem problem) {}
}
