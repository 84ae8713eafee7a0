package io.slipway.rollout;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.slipway.api.App;
import io.slipway.api.Environment;
import io.slipway.cluster.Causes;
import io.slipway.core.Code;
import io.slipway.core.Refusal;
import io.slipway.manifest.Yaml;
import io.slipway.mirror.Mirrors;
import io.slipway.project.Apps;
import io.slipway.project.Environments;
import io.slipway.route.Routes;
import io.slipway.work.Failpoints;
import io.slipway.work.Outcome;
import io.slipway.work.Step;
import io.slipway.work.StepRun;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Writes the objects to the cluster, the manifests to Git and the routes to the router, beside each
 * other. All three may be done again: each makes the same state.
 */
@Component
class ApplyStep implements Step<RolloutSpec> {
    private static final Logger log = LoggerFactory.getLogger(ApplyStep.class);
    private static final Duration CLUSTER_BACK = Duration.ofSeconds(60);
    private static final int KEPT_REVISIONS = 10;

    private final RolloutStore rollouts;
    private final RevisionStore revisions;
    private final Environments environments;
    private final Apps apps;
    private final Rendering rendering;
    private final ManifestHistory history;
    private final AppObjects cluster;
    private final Mirrors mirrors;
    private final Routes routes;
    private final Failpoints failpoints;

    ApplyStep(
            RolloutStore rollouts,
            RevisionStore revisions,
            Environments environments,
            Apps apps,
            Rendering rendering,
            ManifestHistory history,
            AppObjects cluster,
            Mirrors mirrors,
            Routes routes,
            Failpoints failpoints) {
        this.rollouts = rollouts;
        this.revisions = revisions;
        this.environments = environments;
        this.apps = apps;
        this.rendering = rendering;
        this.history = history;
        this.cluster = cluster;
        this.mirrors = mirrors;
        this.routes = routes;
        this.failpoints = failpoints;
    }

    /** The Deployment's generation that this rollout wrote. */
    record Applied(long generation, String commit) {}

    @Override
    public String name() {
        return "apply";
    }

    @Override
    public String state() {
        return "Applying";
    }

    @Override
    public Duration deadline() {
        return CLUSTER_BACK.plusSeconds(60);
    }

    @Override
    public Outcome run(StepRun<RolloutSpec> run) throws Exception {
        RolloutRow rollout = rollouts.find(run.id()).orElseThrow();
        Environment env = environments.get(rollout.project(), rollout.env());
        App app = apps.get(rollout.project(), rollout.app());
        RevisionRow revision = revisions
                .find(rollout.project(), rollout.env(), rollout.app(), rollout.revision())
                .orElseThrow();
        List<HasMetadata> objects = rendering.of(env, revision, rollout.mark(), rollout.replicas());
        mirrors.awaitSynced(env.cluster(), CLUSTER_BACK);
        run.checkLease();
        try (var beside = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<String> commit = beside.submit(() -> past("committed", commit(rollout, objects)));
            Future<Integer> route = beside.submit(() -> past("routed", route(env, app, revision, run, rollout)));
            var stamp = Stamp.of(rollout, run);
            long generation = past(
                    "written", patiently(() -> cluster.apply(env, objects, rollout.wanted(), stamp, run::checkLease)));
            Thread.ofVirtual().name("tidy").start(() -> tidy(env, rollout, objects, run));
            revisions.settled(revision.id(), join(commit), join(route));
            return Outcome.done(new Applied(generation, join(commit)));
        }
    }

    private <T> T past(String edge, T done) {
        failpoints.hit("rollout/apply/" + edge);
        return done;
    }

    /** A cluster that is away for a moment is waited for; one that stays away is the answer. */
    private static long patiently(Callable<Long> act) throws Exception {
        long end = System.nanoTime() + CLUSTER_BACK.toNanos();
        while (true) {
            try {
                return act.call();
            } catch (KubernetesClientException e) {
                if (System.nanoTime() > end) {
                    throw Refusal.of(
                            Code.ClusterUnreachable,
                            "the cluster did not take the objects within %d seconds: %s"
                                    .formatted(CLUSTER_BACK.toSeconds(), Causes.of(e)),
                            "'slipway cluster list' shows how it is; deploy again when it is back");
                }
                Thread.sleep(500);
            }
        }
    }

    private String commit(RolloutRow rollout, List<HasMetadata> objects) {
        Map<String, String> files = new TreeMap<>();
        for (HasMetadata object : objects) {
            String name = object.getKind().equals("ConfigMap")
                    ? "config"
                    : object.getKind().toLowerCase(Locale.ROOT);
            files.put(name + ".yml", Yaml.of(object));
        }
        String where = rollout.project() + "/" + rollout.env() + "/" + rollout.app();
        String why = rollout.reason() == null ? "" : rollout.reason() + "\n\n";
        return history.commit(
                where,
                files,
                rollout.actor(),
                "%s %s revision %d: %s\n\n%sRollout: %s\n"
                        .formatted(rollout.kind(), where, rollout.revision(), rollout.version(), why, rollout.id()));
    }

    private int route(Environment env, App app, RevisionRow revision, StepRun<?> run, RolloutRow rollout) {
        run.underLease(() -> routes.ensure(env, app, revision.port(), revision.health(), rollout.actor()));
        routes.program(env.project(), env.name(), app.name());
        return routes.revision(env.project(), env.name(), app.name());
    }

    /** What is left over harms nobody, so a failure here is only logged; the next rollout tries again. */
    private void tidy(Environment env, RolloutRow rollout, List<HasMetadata> objects, StepRun<?> run) {
        try {
            var kept = revisions.list(rollout.project(), rollout.env(), rollout.app(), KEPT_REVISIONS).stream()
                    .map(revision -> rollout.app() + "-config-" + revision.configVersion())
                    .collect(Collectors.toSet());
            rollouts.serving(rollout.project(), rollout.env(), rollout.app())
                    .flatMap(s -> revisions.find(rollout.project(), rollout.env(), rollout.app(), s.revision()))
                    .ifPresent(revision -> kept.add(rollout.app() + "-config-" + revision.configVersion()));
            cluster.tidy(env, rollout.app(), objects, kept, rollout.actor(), run::checkLease);
        } catch (RuntimeException e) {
            log.warn("leftovers of {}/{}/{}: {}", rollout.project(), rollout.env(), rollout.app(), Causes.of(e));
        }
    }

    private static <T> T join(Future<T> future) throws Exception {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }
}
