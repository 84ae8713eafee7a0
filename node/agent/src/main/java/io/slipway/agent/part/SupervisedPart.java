package io.slipway.agent.part;

import io.slipway.agent.core.Fault;
import io.slipway.agent.core.Places;
import io.slipway.agent.os.Pid;
import io.slipway.agent.os.Processes;
import io.slipway.api.node.PartStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One part and the thread that keeps it running: adopts or starts its process, watches it, starts it
 * again with back-off. If the agent dies at any point, the next one finds the process by the record
 * or, between intent and record, by the log that it writes to.
 */
final class SupervisedPart {
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final Duration LOOK_WHEN_READY = Duration.ofMillis(400);
    private static final Duration CHECK_WHEN_READY = Duration.ofSeconds(10);

    /** What may be asked of the thread. */
    private enum Wish {
        RESTART,
        RELEASE
    }

    private final PartsFile file;
    private final Path log;
    private final Predicate<String> isReady;
    private final Backoff backoff = new Backoff();
    private final BlockingQueue<Wish> wishes = new LinkedBlockingQueue<>();
    private final CountDownLatch released = new CountDownLatch(1);
    private volatile PartSpec spec;
    private volatile State state = State.waiting("not started yet");

    /** How it stands: one of the words of {@link PartStatus}, and why. */
    private record State(String word, @Nullable String message) {
        static State waiting(String why) {
            return new State("Waiting", why);
        }
    }

    SupervisedPart(PartSpec spec, PartsFile file, Places places, Predicate<String> isReady) {
        this.spec = spec;
        this.file = file;
        this.log = places.log(spec.name());
        this.isReady = isReady;
    }

    void start() {
        Thread.ofVirtual().name("part-" + spec.name()).start(this::supervise);
    }

    PartSpec spec() {
        return spec;
    }

    boolean ready() {
        return state.word.equals("Ready");
    }

    /** From now on this is what shall run; a changed command, file or environment restarts it. */
    void become(PartSpec wanted) {
        boolean changed = !wanted.fingerprint().equals(spec.fingerprint());
        spec = wanted;
        if (changed) restart();
    }

    void restart() {
        wishes.add(Wish.RESTART);
    }

    /** Ends the supervision, not the process; returns when the thread no longer acts. */
    void release() {
        wishes.add(Wish.RELEASE);
        try {
            released.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Fault("interrupted while releasing " + spec.name(), e);
        }
    }

    PartStatus status() {
        State now = state;
        Optional<PartRecord> known = file.find(spec.name());
        Optional<Pid> pid =
                known.flatMap(part -> Optional.ofNullable(part.pid())).filter(Pid::alive);
        return new PartStatus(
                spec.name(),
                spec.plan(),
                now.word,
                pid.map(Pid::number).orElse(null),
                pid.map(found -> Processes.memory(found.number())).orElse(0L),
                pid.isPresent() ? known.map(PartRecord::since).orElse(null) : null,
                known.map(PartRecord::restarts).orElse(0),
                now.message,
                log.toString());
    }

    private void supervise() {
        try {
            while (true) {
                Optional<Pid> pid = running();
                boolean stay = pid.isPresent() ? watch(pid.get()) : !released(backoff.next(false));
                if (!stay) return;
            }
        } finally {
            released.countDown();
        }
    }

    /** The process, adopted or started; empty when that failed or the wait for others was broken off. */
    private Optional<Pid> running() {
        try {
            Optional<Pid> adopted = adopt();
            if (adopted.isPresent()) return adopted;
            if (!othersReady()) return Optional.empty();
            state = new State("Starting", null);
            // What is about to start is what was wished for until now.
            wishes.removeIf(wish -> wish == Wish.RESTART);
            PartSpec wanted = spec;
            PartRecord intent =
                    PartRecord.intent(wanted, file.orderOf(wanted.name()), backoff.restarts(), log.toString());
            Process process = Launcher.start(wanted, intent, file);
            Optional<Pid> started = Pid.of(process.pid());
            if (started.isEmpty()) state = failing("ended at once");
            return started;
        } catch (RuntimeException e) {
            // Whatever it was: supervision goes on, and says it.
            state = failing(Fault.words(e));
            return Optional.empty();
        }
    }

    /** A process of an earlier agent is kept when it is the wanted one, else ended. */
    private Optional<Pid> adopt() {
        Optional<PartRecord> known = file.find(spec.name());
        Optional<Pid> found = known.isPresent() ? known.flatMap(Ending::process) : Processes.writingTo(log);
        if (found.isEmpty()) return Optional.empty();
        boolean wanted = known.map(PartRecord::fingerprint)
                .filter(spec.fingerprint()::equals)
                .isPresent();
        if (wanted) {
            file.put(known.orElseThrow().running(found.get()));
            return found;
        }
        PartRecord intent = PartRecord.intent(spec, file.orderOf(spec.name()), backoff.restarts(), log.toString());
        if (!Ending.process(found.get(), intent))
            throw new Fault("pid " + found.get().number() + " does not end");
        return Optional.empty();
    }

    private boolean othersReady() {
        for (String other : spec.part().after()) {
            while (!isReady.test(other)) {
                state = State.waiting("for " + other);
                // Restart means nothing to what does not run; release is put back for the loop to see.
                if (wishes.contains(Wish.RELEASE)) return false;
                io.slipway.agent.os.Deadline.pause(LOOK);
            }
        }
        return true;
    }

    /** Follows the process until it ends; false when the part is released. */
    private boolean watch(Pid pid) {
        Readiness readiness = new Readiness(spec);
        Watch watch = new Watch(spec.part().ready());
        state = new State("Starting", null);
        boolean served = false;
        while (pid.alive()) {
            if (watch.due()) observe(watch, readiness.fault());
            served |= ready();
            Optional<Wish> wish = wish(ready() ? LOOK_WHEN_READY : LOOK);
            if (wish.isPresent() && wish.get() == Wish.RELEASE) return false;
            if (wish.isPresent()) return restarted(pid);
        }
        state = failing("ended after " + watch.age().toSeconds() + " s");
        if (watch.age().compareTo(Backoff.LONG_ENOUGH) > 0) backoff.reset();
        return !released(backoff.next(served));
    }

    private void observe(Watch watch, Optional<String> fault) {
        watch.checked(fault.isEmpty() ? CHECK_WHEN_READY : LOOK);
        if (fault.isEmpty()) {
            state = new State("Ready", null);
        } else if (watch.late()) {
            state = failing("runs, but is not ready: " + fault.get());
        } else {
            state = new State("Starting", fault.get());
        }
    }

    private boolean restarted(Pid pid) {
        state = new State("Starting", "restarting");
        PartRecord part = PartRecord.intent(spec, file.orderOf(spec.name()), 0, log.toString());
        if (!Ending.process(pid, part)) state = failing("pid " + pid.number() + " does not end");
        backoff.reset();
        return true;
    }

    /** Waits; true when the part was released meanwhile. A wish to restart ends the wait. */
    private boolean released(Duration time) {
        return wish(time).filter(wish -> wish == Wish.RELEASE).isPresent();
    }

    private Optional<Wish> wish(Duration time) {
        try {
            return Optional.ofNullable(wishes.poll(time.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of(Wish.RELEASE);
        }
    }

    private State failing(String what) {
        Instant now = Instant.now().truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
        String last = new LogFile(log)
                .lastLine()
                .map(line -> "; its log ends: " + line)
                .orElse("");
        return new State("Failing", what + last + " (" + now + ")");
    }
}
