package io.slipway.environment;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.slipway.api.App;
import io.slipway.api.Environment;
import io.slipway.api.Environment.EnvClass;
import io.slipway.artifact.Artifacts;
import io.slipway.build.Builds;
import io.slipway.cluster.Causes;
import io.slipway.cluster.Cluster;
import io.slipway.cluster.Clusters;
import io.slipway.core.Actor;
import io.slipway.core.Code;
import io.slipway.core.Refusal;
import io.slipway.mirror.Mirrors;
import io.slipway.mirror.NamespaceRow;
import io.slipway.project.Apps;
import io.slipway.project.Budgets;
import io.slipway.project.Environments;
import io.slipway.rollout.AppObjects;
import io.slipway.rollout.Rollouts;
import io.slipway.route.Routes;
import io.slipway.schedule.Schedules;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Environments and their namespaces. The namespace is made by the first rollout; here it goes, with
 * all that is in it.
 */
@Component
public class Namespaces {
    private static final Duration GONE = Duration.ofSeconds(90);
    private final Environments environments;
    private final Budgets budgets;
    private final Apps apps;
    private final Builds builds;
    private final Artifacts artifacts;
    private final Clusters clusters;
    private final Mirrors mirrors;
    private final Routes routes;
    private final Rollouts rollouts;
    private final Schedules schedules;
    private final AppObjects objects;

    Namespaces(
            Environments environments,
            Budgets budgets,
            Apps apps,
            Builds builds,
            Artifacts artifacts,
            Clusters clusters,
            Mirrors mirrors,
            Routes routes,
            Rollouts rollouts,
            Schedules schedules,
            AppObjects objects) {
        this.environments = environments;
        this.budgets = budgets;
        this.apps = apps;
        this.builds = builds;
        this.artifacts = artifacts;
        this.clusters = clusters;
        this.mirrors = mirrors;
        this.routes = routes;
        this.rollouts = rollouts;
        this.schedules = schedules;
        this.objects = objects;
    }

    public Environment create(String project, Environment.Create wish, Actor actor) {
        int most = budgets.environments(project);
        if (environments.list(project).size() >= most) {
            throw Refusal.of(
                    Code.QuotaShort,
                    "project " + project + " is a personal one and may have " + most + " environments",
                    "delete one first, or work in a shared project");
        }
        return environments.create(project, wish, cluster(wish.cluster()), actor);
    }

    /** The one asked for, else the only one, else the local one. */
    private String cluster(@Nullable String wanted) {
        if (wanted != null) return clusters.get(wanted).name();
        List<String> names = clusters.list().stream().map(Cluster::name).toList();
        if (names.size() == 1) return names.getFirst();
        if (names.contains("local")) return "local";
        throw Refusal.invalid(
                "cluster",
                names.isEmpty()
                        ? "there is no cluster yet: add one with 'slipway cluster add'"
                        : "say on which cluster: " + String.join(", ", names));
    }

    /** Ends what runs, takes routes and namespace away, then the record: dying between is made good by doing it again. */
    void delete(String project, String name, @Nullable String reason, Actor actor) throws InterruptedException {
        Environment env = environments.get(project, name);
        if (env.envClass() == EnvClass.prod && (reason == null || reason.isBlank())) {
            throw Refusal.of(Code.ReasonNeeded, project + "/" + name + " is of class prod: say why", "add ?reason=...");
        }
        environments.state(project, name, "Deleting", actor);
        schedules.forget(project, name, null);
        rollouts.forget(project, name, null);
        routes.removeAll(project, name, null, actor);
        removeNamespace(env, actor);
        environments.forget(project, name, actor);
    }

    private void removeNamespace(Environment env, Actor actor) throws InterruptedException {
        boolean ours = mirrors.find(env.cluster(), NamespaceRow.class, "", env.namespace())
                .filter(row -> row.content() != null)
                .isPresent();
        if (!ours) return;
        try {
            clusters.as(actor, env.project(), env.cluster())
                    .namespaces()
                    .withName(env.namespace())
                    .delete();
        } catch (KubernetesClientException e) {
            throw Refusal.of(
                    Code.ClusterUnreachable,
                    "namespace " + env.namespace() + " could not be removed: " + Causes.of(e),
                    "delete the environment again when the cluster is back");
        }
        boolean gone = mirrors.await(env.cluster(), GONE, () -> gone(env)).isPresent();
        if (!gone) {
            throw Refusal.of(
                    Code.DeadlineExceeded,
                    "namespace %s is still going after %d seconds".formatted(env.namespace(), GONE.toSeconds()),
                    "delete the environment again in a minute");
        }
    }

    private Optional<Boolean> gone(Environment env) {
        return mirrors.find(env.cluster(), NamespaceRow.class, "", env.namespace())
                        .isPresent()
                ? Optional.empty()
                : Optional.of(true);
    }

    /** Takes an app out of every environment, then its records. */
    void deleteApp(String project, String name, Actor actor) {
        App app = apps.get(project, name);
        for (Environment env : environments.list(project)) {
            schedules.forget(project, env.name(), app.name());
            rollouts.forget(project, env.name(), app.name());
            routes.removeAll(project, env.name(), app.name(), actor);
            objects.remove(env, app.name(), actor);
        }
        builds.forget(project, app.name());
        artifacts.forget(project, app.name());
        apps.forget(project, app.name(), actor);
    }
}
