package io.slipway.work;

import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a step sees of its operation while it runs. */
public final class StepRun<S> {
    private final Operation operation;
    private final @Nullable S spec;
    private final String step;
    private final BiFunction<String, Class<?>, Optional<?>> outputs;
    private final Consumer<String> say;
    private final Runnable lease;
    private final Consumer<Runnable> held;

    StepRun(
            Operation operation,
            @Nullable S spec,
            String step,
            BiFunction<String, Class<?>, Optional<?>> outputs,
            Consumer<String> say,
            Runnable lease,
            Consumer<Runnable> held) {
        this.operation = operation;
        this.spec = spec;
        this.step = step;
        this.outputs = outputs;
        this.say = say;
        this.lease = lease;
        this.held = held;
    }

    public Operation operation() {
        return operation;
    }

    public UUID id() {
        return operation.id();
    }

    public S spec() {
        if (spec == null) throw new IllegalStateException("the record of " + id() + " cannot be read");
        return spec;
    }

    /** Fencing number of this claim: goes with every act on the outside. */
    public long epoch() {
        return operation.epoch();
    }

    /** The same each time this step of this operation is run. */
    public String key() {
        return operation.id() + "/" + step;
    }

    /** Output of a step that is over, empty when it has not run. */
    public <T> Optional<T> output(String stepName, Class<T> type) {
        return outputs.apply(stepName, type).map(type::cast);
    }

    /** Output of a step that must be over. */
    public <T> T need(String stepName, Class<T> type) {
        return output(stepName, type)
                .orElseThrow(() -> new IllegalStateException("step " + stepName + " of " + id() + " left no output"));
    }

    /** Progress for people: stored with the step and shown live. */
    public void say(String message) {
        say.accept(message);
    }

    /** Throws {@link LeaseLost} when another claim has taken over; call before an act on the outside. */
    public void checkLease() {
        lease.run();
    }

    /**
     * Runs an act on the database in a transaction that holds the lease: another claim gets it after that
     * transaction, and once it has, this throws {@link LeaseLost}. Nothing slow belongs in it.
     */
    public void underLease(Runnable act) {
        held.accept(act);
    }
}
