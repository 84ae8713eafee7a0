package io.slipway.work;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.slipway.api.Phase;
import io.slipway.api.Problem;
import io.slipway.core.Code;
import io.slipway.core.Event;
import io.slipway.core.Refusal;
import io.slipway.store.DatabaseFault;
import io.slipway.store.Events;
import io.slipway.store.Writes;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
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
    }

    private final OperationStore store;
    private final Kinds kinds;
    private final Queue queue;
    private final Failpoints failpoints;
    private final Events events;
    private final TransactionTemplate tx;
    private final JsonMapper json;
    private final Writes writes;
    private final MeterRegistry meters;
    private final Map<UUID, Turn> turns = new ConcurrentHashMap<>();

    Runner(
            OperationStore store,
            Kinds kinds,
            Queue queue,
            Failpoints failpoints,
            Events events,
            TransactionTemplate tx,
            JsonMapper json,
            Writes writes,
            MeterRegistry meters) {
        this.store = store;
        this.kinds = kinds;
        this.queue = queue;
        this.failpoints = failpoints;
        this.events = events;
        this.tx = tx;
        this.json = json;
        this.writes = writes;
        this.meters = meters;
    }

    Next run(UUID id) throws InterruptedException {
        Operation asked = store.get(id).orElse(null);
        if (asked == null || asked.phase().ended()) return new Next.Over();
        if (asked.lane() != null && !store.open(asked.lane()).getFirst().equals(id) && !asked.cancel()) {
            return new Next.Parked();
        }
        boolean mine = Boolean.TRUE.equals(tx.execute(status -> store.claim(id)));
        if (!mine) return new Next.Over();
        Operation claimed = store.get(id).orElseThrow();
        try {
            return run(claimed, kinds.get(claimed.kind()));
        } catch (LeaseLost e) {
            log.warn("{}", e.getMessage());
            // Or the database had kept a write whose answer was lost: then the next turn goes on from there.
            return new Next.Later(Duration.ofSeconds(1));
        }
    }

    /** Ends the step that runs here, if any, because the operation was cancelled. */
    void interrupt(UUID id) {
        Turn turn = turns.get(id);
        if (turn != null) turn.interrupt(Code.Cancelled);
    }

    void shutdown() {
        turns.values().forEach(Turn::shutdown);
    }

    private <S> Next run(Operation op, Work<S> work) throws InterruptedException {
        S spec = json.readValue(op.spec(), work.spec());
        List<String> finished = store.finishedSteps(op.id());
        List<Step<S>> steps = work.steps();
        if (finished.isEmpty()) {
            tx.executeWithoutResult(status -> work.started(see(op, spec, "", -1)));
        }
        for (int n = finished.size(); n < steps.size(); n++) {
            Step<S> step = steps.get(n);
            StepRun<S> run = see(op, spec, step.name(), n);
            Outcome outcome;
            try {
                writes.await();
                outcome = act(op, step, run, n);
            } catch (Refusal e) {
                return fail(op, work, run, n, e);
            } catch (Retry e) {
                return new Next.Later(e.pause);
            }
            if (outcome instanceof Outcome.Wait wait) return new Next.Later(wait.duration());
        }
        last(op, work, see(op, spec, "", -1), Phase.SUCCEEDED, null);
        return new Next.Over();
    }

    private <S> Outcome act(Operation op, Step<S> step, StepRun<S> run, int n) throws InterruptedException, Retry {
        if (store.get(op.id()).orElseThrow().cancel()) throw Refusal.of(Code.Cancelled, "cancelled on request");
        String edge = op.kind() + "/" + step.name() + "/";
        int attempt = java.util.Objects.requireNonNull(tx.execute(status -> {
            store.state(op.id(), op.epoch(), step.state());
            return store.stepStarted(op.id(), op.epoch(), n, step.name());
        }));
        show(op, step.state(), Phase.RUNNING, step.name(), null);
        failpoints.hit(edge + "intended");
        Instant due = due(op, step, n);
        Turn turn = Turn.begin(turns, op.id(), due);
        Timer.Sample took = Timer.start(meters);
        try {
            Outcome outcome = step.run(run);
            turn.end();
            // A step that only looks and comes back is too quick for an interrupt to find it.
            if (outcome instanceof Outcome.Wait && Instant.now().isAfter(due)) throw late(step);
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
            if (why == Code.DeadlineExceeded || Instant.now().isAfter(due)) throw late(step);
            if (turn.shuttingDown() || e instanceof InterruptedException) {
                throw interrupted(e);
            }
            log.warn("step {} of {} {}: attempt {}", step.name(), op.kind(), op.id(), attempt, e);
            writes.lasting(() -> store.say(op.id(), op.epoch(), n, "attempt " + attempt + ": " + e));
            throw new Retry(Duration.ofMillis(Math.min(15_000, 250L << Math.min(attempt, 10))));
        } finally {
            turn.end();
            took.stop(meters.timer("slipway.step", "kind", op.kind(), "step", step.name()));
        }
    }

    private static Refusal late(Step<?> step) {
        String most = words(step.deadline());
        return Refusal.of(Code.DeadlineExceeded, "step " + step.name() + " was not over within " + most);
    }

    private static InterruptedException interrupted(Exception cause) {
        InterruptedException interrupted = new InterruptedException("the server is stopping");
        interrupted.initCause(cause);
        return interrupted;
    }

    private Instant due(Operation op, Step<?> step, int n) {
        Instant due = store.stepSince(op.id(), n).plus(step.deadline());
        return due.isBefore(op.deadline()) ? due : op.deadline();
    }

    private <S> Next fail(Operation op, Work<S> work, StepRun<S> run, int n, Refusal refusal)
            throws InterruptedException {
        Problem problem = refusal.problem();
        Phase phase = refusal.code() == Code.Cancelled ? Phase.CANCELLED : Phase.FAILED;
        if (n >= store.finishedSteps(op.id()).size() && hasStep(op, n)) {
            writes.lasting(() -> store.stepEnded(
                    op.id(), op.epoch(), n, phase, refusal.problem().detail(), null));
        }
        try {
            work.undo(run, problem);
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            // The failure itself must be told even when making good fails; what is left is said beside it.
            log.error("undo of {} {}", op.kind(), op.id(), e);
            problem = withEvidence(problem, "undo did not succeed: " + e.getMessage());
        }
        last(op, work, run, phase, problem);
        return new Next.Over();
    }

    private boolean hasStep(Operation op, int n) {
        return store.get(op.id()).orElseThrow().steps().size() > n;
    }

    private static Problem withEvidence(Problem p, String line) {
        List<String> evidence = new java.util.ArrayList<>(p.evidence());
        evidence.add(line);
        return new Problem(p.type(), p.title(), p.status(), p.detail(), p.code(), p.faults(), evidence, p.nextStep());
    }

    private <S> void last(Operation op, Work<S> work, StepRun<S> run, Phase phase, @Nullable Problem problem)
            throws InterruptedException {
        writes.lasting(() -> end(op, work, run, phase, problem));
        meters.counter("slipway.operations", "kind", op.kind(), "phase", phase.name(), "code", code(problem))
                .increment();
    }

    private static String code(@Nullable Problem problem) {
        return problem == null ? "" : problem.code();
    }

    private <S> void end(Operation op, Work<S> work, StepRun<S> run, Phase phase, @Nullable Problem problem) {
        String state = work.endState(phase, problem);
        tx.executeWithoutResult(status -> {
            store.end(op.id(), op.epoch(), phase, state, problem);
            work.ended(run, phase, problem);
            show(op, state, phase, "", problem);
            if (op.lane() != null) {
                store.open(op.lane()).stream().findFirst().ifPresent(queue::wake);
            }
        });
    }

    private <S> StepRun<S> see(Operation op, S spec, String step, int n) {
        return new StepRun<>(
                op,
                spec,
                step,
                (name, type) -> output(op.id(), name, type),
                message -> said(op, step, n, message),
                () -> store.lease(op.id(), op.epoch()));
    }

    /** Progress is for those who watch; a database that is away is no reason to do the step again. */
    private void said(Operation op, String step, int n, String message) {
        try {
            store.say(op.id(), op.epoch(), n, message);
        } catch (DataAccessException e) {
            if (DatabaseFault.of(e).isEmpty()) throw e;
            log.warn("what step {} of {} said was not kept: {}", step, op.id(), message);
        }
        show(op, "", Phase.RUNNING, step, message);
    }

    private Optional<?> output(UUID id, String step, Class<?> type) {
        return store.output(id, step).map(text -> json.readValue(text, type));
    }

    private void show(Operation op, String state, Phase phase, String step, @Nullable Object message) {
        Map<String, Object> data = new HashMap<>(Map.of("id", op.id(), "kind", op.kind(), "phase", phase));
        if (!state.isEmpty()) data.put("state", state);
        if (!step.isEmpty()) data.put("step", step);
        if (message != null) data.put(message instanceof Problem ? "problem" : "message", message);
        events.show(Event.of(op.kind() + ".progressed", op.actor(), data)
                .in(op.project(), op.env(), op.app())
                .about(op.kind() + "/" + op.id()));
    }

    private static String words(Duration d) {
        return d.toMinutes() >= 2 ? d.toMinutes() + " minutes" : d.toSeconds() + " seconds";
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
