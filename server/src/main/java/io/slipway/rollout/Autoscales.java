package io.slipway.rollout;

import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerStatus;
import io.fabric8.kubernetes.api.model.autoscaling.v2.MetricSpec;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.slipway.api.Autoscale;
import io.slipway.api.Autoscale.Bounds;
import io.slipway.api.Environment;
import io.slipway.api.Problem.Fault;
import io.slipway.api.Rollout;
import io.slipway.cluster.Causes;
import io.slipway.cluster.Clusters;
import io.slipway.core.Actor;
import io.slipway.core.Code;
import io.slipway.core.Ids;
import io.slipway.core.Refusal;
import io.slipway.mirror.DeploymentRow;
import io.slipway.mirror.Mirrors;
import io.slipway.project.Apps;
import io.slipway.project.Environments;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What was asked of an app's autoscaler, and what the cluster's says. */
@Component
public class Autoscales {
    private static final String METRICS = "metrics.k8s.io";

    private final AutoscaleStore store;
    private final Rollouts rollouts;
    private final RolloutConfig config;
    private final Environments environments;
    private final Apps apps;
    private final Clusters clusters;
    private final Mirrors mirrors;
    private final Clock clock;

    Autoscales(
            AutoscaleStore store,
            Rollouts rollouts,
            RolloutConfig config,
            Environments environments,
            Apps apps,
            Clusters clusters,
            Mirrors mirrors,
            Clock clock) {
        this.store = store;
        this.rollouts = rollouts;
        this.config = config;
        this.environments = environments;
        this.apps = apps;
        this.clusters = clusters;
        this.mirrors = mirrors;
        this.clock = clock;
    }

    Autoscale get(String p, String e, String a, Actor actor) {
        apps.get(p, a);
        Environment env = environments.get(p, e);
        AutoscaleStore.Row row = store.find(p, e, a).orElse(null);
        Bounds bounds = row == null ? null : row.bounds();
        try {
            KubernetesClient client = clusters.as(actor, p, env.cluster());
            boolean metrics = client.getApiGroup(METRICS) != null;
            HorizontalPodAutoscaler live = client.autoscaling()
                    .v2()
                    .horizontalPodAutoscalers()
                    .inNamespace(env.namespace())
                    .withName(a)
                    .get();
            return new Autoscale(
                    p,
                    e,
                    a,
                    bounds,
                    row == null ? null : row.actor(),
                    row == null ? null : row.reason(),
                    row == null ? null : row.changed(),
                    live == null || untouched(live) ? null : state(live),
                    metrics,
                    metrics ? null : blind(env.cluster()),
                    config.sizing().cpuRequest(),
                    config.sizing().memoryRequest());
        } catch (KubernetesClientException x) {
            throw Refusal.of(
                    Code.ClusterUnreachable,
                    "cluster '%s' does not tell of its autoscalers: %s".formatted(env.cluster(), Causes.of(x)),
                    "'slipway cluster show " + env.cluster() + "' says how it is");
        }
    }

    /** In which it is set now; empty where the number of pods is set by hand. */
    public @Nullable Bounds bounds(String p, String e, String a) {
        return store.bounds(p, e, a).orElse(null);
    }

    Rollout set(String p, String e, String a, Autoscale.Wish wish, Actor actor) {
        return setOnce(Ids.next(clock), p, e, a, wish, actor);
    }

    /** Under a rollout's id that the caller chose and has seen not to be there. */
    public Rollout setOnce(UUID rollout, String p, String e, String a, Autoscale.Wish wish, Actor actor) {
        Environment env = environments.get(p, e);
        Bounds bounds = wish.over(bounds(p, e, a));
        List<Fault> faults = Autoscale.Wish.faults(bounds);
        if (!faults.isEmpty()) throw Refusal.invalid(faults);
        return change(rollout, env, a, bounds, wish.reason(), actor);
    }

    Rollout end(String p, String e, String a, @Nullable String reason, Actor actor) {
        Environment env = environments.get(p, e);
        if (bounds(p, e, a) == null) {
            throw Refusal.of(
                    Code.IllegalMove,
                    "%s in %s/%s has no autoscaler of ours".formatted(a, p, e),
                    "'slipway %s/%s autoscale %s --max N' gives it one".formatted(p, e, a));
        }
        return change(Ids.next(clock), env, a, null, reason, actor);
    }

    private Rollout change(
            UUID rollout, Environment env, String app, @Nullable Bounds bounds, @Nullable String reason, Actor actor) {
        int running = mirrors.find(env.cluster(), DeploymentRow.class, env.namespace(), app)
                .map(DeploymentRow::desired)
                .orElse(1);
        return rollouts.autoscale(env, app, new AutoscaleStore.Change(bounds, rollout, actor, reason), running);
    }

    private static String blind(String cluster) {
        return "cluster '" + cluster + "' has no metrics API (" + METRICS
                + "): an autoscaler keeps its bounds there and cannot follow CPU or memory";
    }

    /** The cluster's autoscaler has not looked at it yet. */
    private static boolean untouched(HorizontalPodAutoscaler live) {
        return live.getStatus() == null
                || some(live.getStatus().getConditions()).isEmpty();
    }

    private static Autoscale.State state(HorizontalPodAutoscaler live) {
        HorizontalPodAutoscalerStatus status =
                live.getStatus() == null ? new HorizontalPodAutoscalerStatus() : live.getStatus();
        return new Autoscale.State(
                Objects.requireNonNullElse(status.getCurrentReplicas(), 0),
                Objects.requireNonNullElse(status.getDesiredReplicas(), 0),
                status.getLastScaleTime() == null ? null : Instant.parse(status.getLastScaleTime()),
                some(live.getSpec().getMetrics()).stream()
                        .filter(metric -> metric.getResource() != null)
                        .map(metric -> metric(metric, status))
                        .toList(),
                some(status.getConditions()).stream()
                        .map(one -> new Autoscale.Condition(
                                one.getType(),
                                one.getStatus(),
                                Objects.requireNonNullElse(one.getReason(), ""),
                                Objects.requireNonNullElse(one.getMessage(), "")))
                        .toList());
    }

    /** An API server says null where nothing was measured. */
    private static <T> List<T> some(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    private static Autoscale.Metric metric(MetricSpec of, HorizontalPodAutoscalerStatus status) {
        String name = of.getResource().getName();
        Integer current = some(status.getCurrentMetrics()).stream()
                .filter(one -> one.getResource() != null
                        && name.equals(one.getResource().getName()))
                .map(one -> one.getResource().getCurrent().getAverageUtilization())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        return new Autoscale.Metric(name, of.getResource().getTarget().getAverageUtilization(), current);
    }
}
