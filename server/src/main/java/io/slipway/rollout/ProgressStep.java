package io.slipway.rollout;

import io.slipway.api.AppStatus;
import io.slipway.api.Environment;
import io.slipway.core.Code;
import io.slipway.core.Refusal;
import io.slipway.mirror.DeploymentRow;
import io.slipway.mirror.EventRow;
import io.slipway.mirror.Mirrors;
import io.slipway.mirror.PodRow;
import io.slipway.mirror.ReplicaSetRow;
import io.slipway.mirror.Scope;
import io.slipway.project.Environments;
import io.slipway.work.Outcome;
import io.slipway.work.Step;
import io.slipway.work.StepRun;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Follows the pods until all new ones serve and all old ones are out of service, or the cause why
 * they never will is plain. Looks at the mirror only, at each of its changes.
 */
@Component
class ProgressStep implements Step<RolloutSpec> {
    private static final Duration LOOK = Duration.ofSeconds(1);
    private final RolloutStore rollouts;
    private final Environments environments;
    private final Mirrors mirrors;
    private final Evidence evidence;
    private final RolloutConfig config;

    ProgressStep(
            RolloutStore rollouts,
            Environments environments,
            Mirrors mirrors,
            Evidence evidence,
            RolloutConfig config) {
        this.rollouts = rollouts;
        this.environments = environments;
        this.mirrors = mirrors;
        this.evidence = evidence;
        this.config = config;
    }

    @Override
    public String name() {
        return "progress";
    }

    @Override
    public String state() {
        return "Progressing";
    }

    @Override
    public Duration deadline() {
        return config.deadline().plus(config.longestPause());
    }

    @Override
    public Outcome run(StepRun<RolloutSpec> run) throws Exception {
        RolloutRow rollout = rollouts.find(run.id()).orElseThrow();
        Environment env = environments.get(rollout.project(), rollout.env());
        long generation = run.need("apply", ApplyStep.Applied.class).generation();
        mirrors.awaitSynced(env.cluster(), LOOK.multipliedBy(60));
        Follow follow = new Follow(run, rollout, env, generation);
        while (true) {
            Optional<Boolean> over = mirrors.await(env.cluster(), LOOK, follow::look);
            if (over.isPresent()) return Outcome.done();
            follow.failWhenHopeless();
            follow.failWhenLate();
        }
    }

    /** One run of the step: what was said last, and since when something is wrong. */
    private final class Follow {
        private final StepRun<RolloutSpec> run;
        private final RolloutRow rollout;
        private final Environment env;
        private final long generation;
        private final Map<String, Long> since = new HashMap<>();
        private String said = "";
        private long looked = System.nanoTime();
        private long left = config.deadline().toNanos();

        Follow(StepRun<RolloutSpec> run, RolloutRow rollout, Environment env, long generation) {
            this.run = run;
            this.rollout = rollout;
            this.env = env;
            this.generation = generation;
        }

        Optional<Boolean> look() {
            DeploymentRow workload = workload().orElse(null);
            if (workload == null) return Optional.empty();
            if (workload.rolledOut()) return Optional.of(true);
            Optional<Diagnosis.Ill> ill = ill(workload);
            say(workload, ill);
            failIfLasting(ill);
            return Optional.empty();
        }

        /** Empty as long as the mirror has not seen what this rollout wrote. */
        private Optional<DeploymentRow> workload() {
            return mirrors.find(env.cluster(), DeploymentRow.class, env.namespace(), rollout.app())
                    .filter(row ->
                            row.observed() >= generation && rollout.mark().equals(row.mark()));
        }

        /** What is wrong is said at once, before it has lasted long enough to end the rollout. */
        private void say(DeploymentRow workload, Optional<Diagnosis.Ill> ill) {
            long ready = pods().stream().filter(PodRow::ready).count();
            int old = workload.replicas() - workload.updated();
            AppStatus.Pause pause = Pauses.of(workload);
            String words = (pause == null ? "" : "paused " + pause.words() + ": ")
                    + "%d of %d new pods ready, %d old".formatted(ready, workload.desired(), Math.max(0, old))
                    + ill.map(i -> ": " + i.detail()).orElse("");
            if (!words.equals(said)) run.say(words);
            said = words;
        }

        void failWhenHopeless() {
            workload().ifPresent(workload -> failIfLasting(ill(workload)));
        }

        /** Time in which somebody holds it does not count; the step's own deadline bounds that. */
        void failWhenLate() {
            long now = System.nanoTime();
            boolean held = workload().map(row -> row.paused() != null).orElse(false);
            if (!held) left -= now - looked;
            looked = now;
            if (left > 0) return;
            throw Refusal.of(
                    Code.DeadlineExceeded,
                    "it was not over within " + config.deadline().toSeconds() + " seconds: " + said);
        }

        private Optional<Diagnosis.Ill> ill(DeploymentRow workload) {
            Scope app = Scope.app(env.namespace(), rollout.app());
            List<ReplicaSetRow> sets = mirrors.list(env.cluster(), ReplicaSetRow.class, app).stream()
                    .filter(set -> rollout.mark().equals(set.mark()))
                    .toList();
            List<EventRow> events = mirrors.list(env.cluster(), EventRow.class, Scope.namespace(env.namespace()));
            return Diagnosis.of(workload, sets, pods(), events);
        }

        private void failIfLasting(Optional<Diagnosis.Ill> ill) {
            ill.filter(this::lasts).ifPresent(this::fail);
        }

        private List<PodRow> pods() {
            return mirrors.list(env.cluster(), PodRow.class, Scope.app(env.namespace(), rollout.app())).stream()
                    .filter(pod -> rollout.mark().equals(pod.mark()))
                    .toList();
        }

        private boolean lasts(Diagnosis.Ill ill) {
            String what = ill.code() + (ill.pod() == null ? "" : ill.pod().uid());
            long first = since.computeIfAbsent(what, w -> System.nanoTime());
            return System.nanoTime() - first >= ill.grace().toNanos();
        }

        private void fail(Diagnosis.Ill ill) {
            throw Refusal.of(ill.code(), ill.detail(), evidence.of(env, ill.pod(), rollout.actor()), ill.nextStep());
        }
    }
}
