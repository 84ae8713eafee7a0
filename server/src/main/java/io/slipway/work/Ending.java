package io.slipway.work;

import io.micrometer.core.instrument.MeterRegistry;
import io.slipway.api.Phase;
import io.slipway.api.Problem;
import io.slipway.api.StepView;
import io.slipway.core.Code;
import io.slipway.core.Refusal;
import io.slipway.store.Writes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Ends operations. What failed is recorded first, then made good, then told: a server that dies in
 * between goes on with making good and does not run the failed step again.
 */
@Component
class Ending {
    private static final Logger log = LoggerFactory.getLogger(Ending.class);
    /** The step under which people find what could not be made good. */
    private static final String UNDO = "undo";

    private static final int PASSING = 503;
    private static final Duration PAUSE = Duration.ofSeconds(1);
    /** What a try gets at least when the server was away while the time ran out. */
    private static final Duration LEAST = Duration.ofSeconds(10);
    /** Who clicks Cancel twice means the step, not its making good. */
    private static final Duration DEAF = Duration.ofSeconds(5);

    private final OperationStore store;
    private final Queue queue;
    private final Turns turns;
    private final Progress progress;
    private final TransactionTemplate tx;
    private final Writes writes;
    private final MeterRegistry meters;
    private final Clock clock;

    Ending(
            OperationStore store,
            Queue queue,
            Turns turns,
            Progress progress,
            TransactionTemplate tx,
            Writes writes,
            MeterRegistry meters,
            Clock clock) {
        this.store = store;
        this.queue = queue;
        this.turns = turns;
        this.progress = progress;
        this.tx = tx;
        this.writes = writes;
        this.meters = meters;
        this.clock = clock;
    }

    /** Records that step {@code n} ended the operation, and makes good. */
    <S> Runner.Next fail(Operation op, Work<S> work, StepRun<S> run, int n, Problem problem)
            throws InterruptedException {
        writes.lasting(() -> tx.executeWithoutResult(status -> {
            boolean begun = store.get(op.id()).orElseThrow().steps().size() > n;
            if (begun) store.stepEnded(op.id(), op.epoch(), n, phase(problem), problem.detail(), null);
            store.failing(op.id(), op.epoch(), problem);
        }));
        Operation.Failing failing = store.get(op.id()).orElseThrow().failing();
        return makeGood(op, work, run, Objects.requireNonNull(failing));
    }

    /** Goes on with making good until that is done, its time is over, or someone ends it. */
    <S> Runner.Next makeGood(Operation op, Work<S> work, StepRun<S> run, Operation.Failing failing)
            throws InterruptedException {
        Problem problem = failing.problem();
        int n = work.steps().size();
        Instant due = failing.since().plus(work.undoDeadline());
        try {
            if (undone(op) != Phase.SUCCEEDED) undo(op, work, run, failing);
            if (undone(op) == Phase.RUNNING) settle(op, n, Phase.SUCCEEDED, "made good");
        } catch (Refusal e) {
            problem = left(op, n, problem, e);
        } catch (Unmade e) {
            if (clock.instant().isBefore(due)) {
                tell(op, n, "tried again: " + e.getMessage());
                return new Runner.Next.Later(PAUSE);
            }
            problem = left(op, n, problem, e);
        }
        end(op, work, run, phase(problem), problem);
        return new Runner.Next.Over();
    }

    private <S> void undo(Operation op, Work<S> work, StepRun<S> run, Operation.Failing failing)
            throws InterruptedException, Unmade {
        Duration most = work.undoDeadline();
        Instant least = clock.instant().plus(most.compareTo(LEAST) < 0 ? most : LEAST);
        Instant due = failing.since().plus(most);
        Turn turn = turns.begin(
                op.id(), due.isAfter(least) ? due : least, failing.since().plus(DEAF));
        try {
            work.undo(run, failing.problem());
        } catch (LeaseLost e) {
            throw e;
        } catch (Refusal e) {
            // A cluster or a database that is away comes back; any other refusal stays one.
            if (e.code().status() == PASSING) throw new Unmade(e);
            throw e;
        } catch (Exception e) {
            Code why = turn.end();
            if (why == Code.Cancelled) throw Refusal.of(why, "it was ended on request");
            if (why == Code.DeadlineExceeded) {
                throw Refusal.of(why, "it was not over within " + Turn.words(most));
            }
            if (turn.shuttingDown() || e instanceof InterruptedException) throw Turn.interrupted(e);
            log.warn("undo of {} {}", op.kind(), op.id(), e);
            throw new Unmade(e);
        } finally {
            turn.end();
        }
    }

    /** The failure itself must be told even when making good fails; what is left is said beside it. */
    private Problem left(Operation op, int n, Problem p, Exception why) throws InterruptedException {
        log.error("what {} {} had begun is not made good: {}", op.kind(), op.id(), why.getMessage());
        settle(op, n, Phase.FAILED, why.getMessage());
        String line = "what it had begun could not be undone: " + why.getMessage();
        List<String> evidence = new ArrayList<>(p.evidence());
        evidence.add(line);
        String detail = p.detail() + "; " + line;
        return new Problem(p.type(), p.title(), p.status(), detail, p.code(), p.faults(), evidence, p.nextStep());
    }

    private void tell(Operation op, int n, String message) {
        store.stepStarted(op.id(), op.epoch(), n, UNDO);
        store.say(op.id(), op.epoch(), n, message);
        progress.show(op, "", Phase.RUNNING, UNDO, message);
    }

    /** Making good is a step only where it did not go by itself. */
    private @Nullable Phase undone(Operation op) {
        return store.get(op.id()).orElseThrow().steps().stream()
                .filter(step -> step.name().equals(UNDO))
                .map(StepView::phase)
                .findFirst()
                .orElse(null);
    }

    private void settle(Operation op, int n, Phase phase, @Nullable String message) throws InterruptedException {
        writes.lasting(() -> tx.executeWithoutResult(status -> {
            store.stepStarted(op.id(), op.epoch(), n, UNDO);
            store.stepEnded(op.id(), op.epoch(), n, phase, message, null);
        }));
    }

    /** @param work null when this server does not know the kind */
    <S> void end(Operation op, @Nullable Work<S> work, StepRun<S> run, Phase phase, @Nullable Problem problem)
            throws InterruptedException {
        writes.lasting(() -> write(op, work, run, phase, problem));
        String code = problem == null ? "" : problem.code();
        meters.counter("slipway.operations", "kind", op.kind(), "phase", phase.name(), "code", code)
                .increment();
    }

    private <S> void write(
            Operation op, @Nullable Work<S> work, StepRun<S> run, Phase phase, @Nullable Problem problem) {
        String state = work != null ? work.endState(phase, problem) : phase == Phase.CANCELLED ? "Cancelled" : "Failed";
        tx.executeWithoutResult(status -> {
            store.end(op.id(), op.epoch(), phase, state, problem);
            if (work != null) work.ended(run, phase, problem);
            progress.show(op, state, phase, "", problem);
            if (op.lane() != null) {
                store.open(op.lane()).stream().findFirst().ifPresent(queue::wake);
            }
        });
    }

    private static Phase phase(Problem problem) {
        return problem.code().equals(Code.Cancelled.name()) ? Phase.CANCELLED : Phase.FAILED;
    }

    /** Making good failed by chance. */
    private static final class Unmade extends Exception {
        private static final long serialVersionUID = 1L;

        Unmade(Exception cause) {
            super(String.valueOf(cause.getMessage()), cause);
        }
    }
}
