package io.slipway.work;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.slipway.api.Phase;
import io.slipway.api.Problem;
import io.slipway.core.Code;
import io.slipway.core.Refusal;
import io.slipway.store.Writes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs the steps of one operation until it is over or one must wait. Intent is committed before the
 * act, the result after it, both under the epoch of this claim.
 */
@Component
class Runner {
    private static final Logger log = LoggerFactory.getLogger(Runner.class);

    /** What the queue does with the operation's turn. */
    sealed interface Next {
        record Over() implements Next {}

        record Parked() implements Next {}

        record Later(Duration pause) implements Next {}

        /** The turn ended with an exception, as so many before it. */
        record Failed(Duration pause, int failures) implements Next {}
    }

    /** Turns in vain, about a minute with their pauses, before an operation of another version is given up. */
    private static final int PATIENCE = 5;

    /** Until a pool that was full is looked at again. */
    private static final Duration FULL = Duration.ofSeconds(1);

    private final OperationStore store;
    private final Kinds kinds;
    private final Turns turns;
    private final Pools pools;
    private final Progress progress;
    private final Ending ending;
    private final Failpoints failpoints;
    private final TransactionTemplate tx;
    private final JsonMapper json;
    private final Writes writes;
    private final MeterRegistry meters;
    private final Clock clock;

    Runner(
            OperationStore store,
            Kinds kinds,
            Turns turns,
            Pools pools,
            Progress progress,
            Ending ending,
            Failpoints failpoints,
            TransactionTemplate tx,
            JsonMapper json,
            Writes writes,
            MeterRegistry meters,
            Clock clock) {
        this.store = store;
        this.kinds = kinds;
        this.turns = turns;
        this.pools = pools;
        this.progress = progress;
        this.ending = ending;
        this.failpoints = failpoints;
        this.tx = tx;
        this.json = json;
        this.writes = writes;
        this.meters = meters;
        this.clock = clock;
    }

    /** @param failures turns before this one, one after the other, that ended with an exception */
    Next run(UUID id, int failures) throws InterruptedException {
        Operation asked = store.get(id).orElse(null);
        if (asked == null || asked.phase().ended()) return new Next.Over();
        if (asked.lane() != null && !store.open(asked.lane()).getFirst().equals(id) && !asked.cancel()) {
            return new Next.Parked();
        }
        // What is to end needs no room: behind a cluster that does not answer it can be cancelled all the same.
        boolean ends =
                asked.cancel() || asked.failing() != null || clock.instant().isAfter(asked.deadline());
        String pool = ends ? null : pool(asked);
        if (!pools.enter(pool)) return new Next.Later(FULL);
        try {
            return claimed(id, failures);
        } finally {
            pools.leave(pool);
        }
    }

    private @Nullable String pool(Operation op) {
        return kinds.find(op.kind()).map(work -> pool(op, work)).orElse(null);
    }

    private <S> @Nullable String pool(Operation op, Work<S> work) {
        try {
            return work.pool(json.readValue(op.spec(), work.spec()));
        } catch (JacksonException e) {
            // It is read again at once, and that is told.
            return null;
        }
    }

    private Next claimed(UUID id, int failures) throws InterruptedException {
        boolean mine = Boolean.TRUE.equals(tx.execute(status -> store.claim(id)));
        if (!mine) return new Next.Over();
        Operation claimed = store.get(id).orElseThrow();
        try {
            Work<?> work = kinds.find(claimed.kind()).orElse(null);
            if (work == null) return giveUp(claimed, null, failures, "its kind is unknown to this server", null);
            return read(claimed, work, failures);
        } catch (LeaseLost e) {
            log.warn("{}", e.getMessage());
            // Or the database had kept a write whose answer was lost: then the next turn goes on from there.
            return new Next.Later(Duration.ofSeconds(1));
        } catch (RuntimeException e) {
            trouble(claimed, e);
            throw e;
        }
    }

    private void trouble(Operation op, RuntimeException e) {
        try {
            progress.trouble(op, "it does not go on and is tried again: " + e.getMessage());
        } catch (RuntimeException unsaid) {
            // As when the database is away: the queue's log tells both.
            e.addSuppressed(unsaid);
        }
    }

    private <S> Next read(Operation op, Work<S> work, int failures) throws InterruptedException {
        S spec;
        try {
            spec = json.readValue(op.spec(), work.spec());
        } catch (JacksonException e) {
            return giveUp(op, work, failures, "its record cannot be read: " + e.getOriginalMessage(), e);
        }
        return run(op, work, spec);
    }

    /**
     * Another server on this database may be newer and know it, as in the midst of an upgrade: it gets
     * about a minute to take the operation. After that it ends, since its lane waits behind it.
     */
    private <S> Next giveUp(Operation op, @Nullable Work<S> work, int failures, String cause, @Nullable Exception why)
            throws InterruptedException {
        String words = op.kind() + " " + op.id() + " cannot go on: " + cause;
        boolean cancelled = op.cancel();
        if (failures < PATIENCE && !cancelled) throw new IllegalStateException(words, why);
        Problem problem = cancelled
                ? Refusal.of(Code.Cancelled, "cancelled on request").problem()
                : Refusal.of(
                                Code.Internal,
                                words + "; what its steps had begun is left as it is",
                                "a newer server may have asked for it: start that version, then ask again")
                        .problem();
        List<Step<S>> steps = work == null ? List.of() : work.steps();
        int done = store.finishedSteps(op.id()).size();
        String at = done < steps.size() ? steps.get(done).name() : "";
        ending.end(op, work, progress.see(op, null, at, done), cancelled ? Phase.CANCELLED : Phase.FAILED, problem);
        return new Next.Over();
    }

    private <S> Next run(Operation op, Work<S> work, S spec) throws InterruptedException {
        List<Step<S>> steps = work.steps();
        int done = store.finishedSteps(op.id()).size();
        if (op.failing() != null) {
            String at = done < steps.size() ? steps.get(done).name() : "";
            return ending.makeGood(op, work, progress.see(op, spec, at, done), op.failing());
        }
        if (done == 0) {
            Refusal late = started(op, work, progress.see(op, spec, "", -1));
            if (late != null) {
                String first = steps.getFirst().name();
                return ending.fail(op, work, progress.see(op, spec, first, 0), 0, late.problem());
            }
        }
        for (int n = done; n < steps.size(); n++) {
            Step<S> step = steps.get(n);
            StepRun<S> run = progress.see(op, spec, step.name(), n);
            Outcome outcome;
            try {
                writes.await();
                outcome = act(op, work, run, n);
            } catch (Refusal e) {
                return ending.fail(op, work, run, n, e.problem());
            } catch (Retry e) {
                return new Next.Later(e.pause);
            }
            if (outcome instanceof Outcome.Wait wait) return new Next.Later(wait.duration());
        }
        ending.end(op, work, progress.see(op, spec, "", -1), Phase.SUCCEEDED, null);
        return new Next.Over();
    }

    /** A start that fails is tried again until the operation's deadline; what it says then. */
    private <S> @Nullable Refusal started(Operation op, Work<S> work, StepRun<S> run) {
        try {
            tx.executeWithoutResult(status -> work.started(run));
            return null;
        } catch (LeaseLost e) {
            throw e;
        } catch (RuntimeException e) {
            // The first step stands for the start, so that people see where it hangs.
            store.stepStarted(op.id(), op.epoch(), 0, work.steps().getFirst().name());
            if (clock.instant().isBefore(op.deadline())) throw e;
            log.error("{} {} could not be started", op.kind(), op.id(), e);
            return Refusal.of(Code.DeadlineExceeded, "it could not be started: " + e.getMessage());
        }
    }

    private <S> Outcome act(Operation op, Work<S> work, StepRun<S> run, int n) throws InterruptedException, Retry {
        Step<S> step = work.steps().get(n);
        if (store.get(op.id()).orElseThrow().cancel()) throw Refusal.of(Code.Cancelled, "cancelled on request");
        String edge = op.kind() + "/" + step.name() + "/";
        int attempt = Objects.requireNonNull(tx.execute(status -> {
            store.state(op.id(), op.epoch(), step.state());
            int count = store.stepStarted(op.id(), op.epoch(), n, step.name());
            if (count == 1 && n == firstToAct(work)) beginTime(op, work);
            return count;
        }));
        progress.show(op, step.state(), Phase.RUNNING, step.name(), null);
        failpoints.hit(edge + "intended");
        Instant due = store.due(op.id(), n, step.deadline());
        Turn turn = turns.begin(op.id(), due, Instant.MIN);
        Timer.Sample took = Timer.start(meters);
        try {
            Outcome outcome = step.run(run);
            turn.end();
            // A step that only looks and comes back is too quick for an interrupt to find it.
            if (outcome instanceof Outcome.Wait && clock.instant().isAfter(due)) throw late(step);
            failpoints.hit(edge + "acted");
            if (outcome instanceof Outcome.Done done) {
                writes.lasting(() -> store.stepEnded(op.id(), op.epoch(), n, Phase.SUCCEEDED, null, done.output()));
                failpoints.hit(edge + "recorded");
            }
            return outcome;
        } catch (Refusal | LeaseLost e) {
            throw e;
        } catch (Exception e) {
            Code why = turn.end();
            if (why == Code.Cancelled) throw Refusal.of(why, "cancelled on request");
            if (why == Code.DeadlineExceeded || clock.instant().isAfter(due)) throw late(step);
            if (turn.shuttingDown() || e instanceof InterruptedException) {
                throw Turn.interrupted(e);
            }
            log.warn("step {} of {} {}: attempt {}", step.name(), op.kind(), op.id(), attempt, e);
            writes.lasting(() -> store.say(op.id(), op.epoch(), n, "attempt " + attempt + ": " + e));
            throw new Retry(Duration.ofMillis(Math.min(15_000, 250L << Math.min(attempt, 10))));
        } finally {
            turn.end();
            took.stop(meters.timer("slipway.step", "kind", op.kind(), "step", step.name()));
        }
    }

    private void beginTime(Operation op, Work<?> work) {
        Instant now = clock.instant();
        if (now.isAfter(op.deadline())) {
            String most = Turn.words(work.patience().plus(work.deadline()));
            throw Refusal.of(Code.DeadlineExceeded, "it waited longer than " + most + " for its turn", "ask again");
        }
        store.deadline(op.id(), op.epoch(), now.plus(work.deadline()));
    }

    private static int firstToAct(Work<?> work) {
        int n = 0;
        while (n < work.steps().size() && work.steps().get(n).waits()) n++;
        return n;
    }

    private static Refusal late(Step<?> step) {
        String most = Turn.words(step.deadline());
        return Refusal.of(Code.DeadlineExceeded, "step " + step.name() + " was not over within " + most);
    }

    /** A step to be tried again after a pause. */
    private static final class Retry extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient Duration pause;

        Retry(Duration pause) {
            super("again in " + pause, null, false, false);
            this.pause = pause;
        }
    }
}
