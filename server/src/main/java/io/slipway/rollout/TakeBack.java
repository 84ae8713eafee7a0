package io.slipway.rollout;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.slipway.api.App;
import io.slipway.api.Environment;
import io.slipway.cluster.Causes;
import io.slipway.mirror.DeploymentRow;
import io.slipway.mirror.Mirrors;
import io.slipway.mirror.PodRow;
import io.slipway.mirror.Scope;
import io.slipway.project.Apps;
import io.slipway.project.Environments;
import io.slipway.route.Routes;
import io.slipway.work.StepRun;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Gives the Deployment back to the revision that serves, so that no broken pod lingers; where none
 * ever served, down to no pods. Left alone when a newer rollout takes over anyway.
 */
@Component
class TakeBack {
    private static final Duration BACK = Duration.ofMinutes(2);
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final RolloutStore rollouts;
    private final RevisionStore revisions;
    private final Environments environments;
    private final Apps apps;
    private final Rendering rendering;
    private final AppObjects cluster;
    private final Mirrors mirrors;
    private final Routes routes;
    private final AutoscaleStore autoscales;

    TakeBack(
            RolloutStore rollouts,
            RevisionStore revisions,
            Environments environments,
            Apps apps,
            Rendering rendering,
            AppObjects cluster,
            Mirrors mirrors,
            Routes routes,
            AutoscaleStore autoscales) {
        this.rollouts = rollouts;
        this.revisions = revisions;
        this.environments = environments;
        this.apps = apps;
        this.rendering = rendering;
        this.cluster = cluster;
        this.mirrors = mirrors;
        this.routes = routes;
        this.autoscales = autoscales;
    }

    void run(StepRun<RolloutSpec> run) throws InterruptedException {
        RolloutRow rollout = rollouts.find(run.id()).orElseThrow();
        if (rollouts.superseded(run.id())) return;
        Environment env = environments.get(rollout.project(), rollout.env());
        Serving serving = rollouts.serving(rollout.project(), rollout.env(), rollout.app())
                .orElse(null);
        Stamp stamp = Stamp.of(rollout, run);
        autoscales.revert(run.id());
        boolean applied = run.output("apply", ApplyStep.Applied.class).isPresent() || arrived(env, rollout);
        // A claim that was frozen in its apply may still write: after ours, the cluster refuses that.
        boolean mayArrive = serving != null && stamp.takenOver();
        if (!applied && !mayArrive) return;
        int n = serving == null ? rollout.revision() : serving.revision();
        String mark = serving == null ? rollout.mark() : serving.mark();
        int replicas = serving == null ? 0 : serving.replicas();
        RevisionRow revision = revisions
                .find(rollout.project(), rollout.env(), rollout.app(), n)
                .orElseThrow();
        long generation;
        try {
            List<HasMetadata> objects = rendering.of(env, revision, mark, replicas);
            // Paused, the way back would stand still, too. Other pods are not what scaling is about.
            if (!rollout.kind().equals("scale")) Pauses.end(objects);
            generation = cluster.apply(
                    env,
                    objects,
                    new Replicas.Wanted(replicas, rollout.kind().equals("scale")),
                    stamp,
                    run::checkLease);
        } catch (KubernetesClientException e) {
            throw new IllegalStateException("the cluster did not take the former revision: " + Causes.of(e), e);
        }
        App app = apps.get(rollout.project(), rollout.app());
        run.underLease(() -> routes.ensure(env, app, revision.port(), revision.health(), rollout.actor()));
        routes.program(env.project(), env.name(), rollout.app());
        await(run, env, rollout, mark, generation);
    }

    /** Aborted while it was applied: the cluster may have taken what the step could not record any more. */
    private boolean arrived(Environment env, RolloutRow rollout) {
        return mirrors.find(env.cluster(), DeploymentRow.class, env.namespace(), rollout.app())
                .filter(row -> rollout.mark().equals(row.mark()))
                .isPresent();
    }

    private void await(StepRun<RolloutSpec> run, Environment env, RolloutRow rollout, String mark, long generation)
            throws InterruptedException {
        long end = System.nanoTime() + BACK.toNanos();
        while (System.nanoTime() < end && !rollouts.superseded(run.id())) {
            if (mirrors.await(env.cluster(), LOOK, () -> back(env, rollout, mark, generation))
                    .isPresent()) return;
        }
    }

    private Optional<Boolean> back(Environment env, RolloutRow rollout, String mark, long generation) {
        boolean stable = mirrors.find(env.cluster(), DeploymentRow.class, env.namespace(), rollout.app())
                .filter(row -> row.observed() >= generation && mark.equals(row.mark()) && row.rolledOut())
                .isPresent();
        boolean lingering =
                mirrors.list(env.cluster(), PodRow.class, Scope.app(env.namespace(), rollout.app())).stream()
                        .anyMatch(pod -> !pod.leaving() && !mark.equals(pod.mark()));
        return stable && !lingering ? Optional.of(true) : Optional.empty();
    }
}
