package io.slipway.rollout;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.slipway.api.AppStatus;
import io.slipway.api.Environment;
import io.slipway.cluster.Causes;
import io.slipway.cluster.Clusters;
import io.slipway.core.Actor;
import io.slipway.core.Code;
import io.slipway.core.Labels;
import io.slipway.core.Refusal;
import io.slipway.mirror.DeploymentRow;
import io.slipway.mirror.Mirrors;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Apps whose Deployment is paused. The cluster holds that, as it holds a pause by kubectl; ours says who and
 * why in an annotation. Under a field manager of its own, so that no rollout of ours ends it by the way.
 */
@Component
class Pauses {
    private static final String MANAGER = "slipway-pause";
    private static final Duration SEEN = Duration.ofSeconds(5);

    private final Clusters clusters;
    private final Mirrors mirrors;
    private final JsonMapper json;

    Pauses(Clusters clusters, Mirrors mirrors, JsonMapper json) {
        this.clusters = clusters;
        this.mirrors = mirrors;
        this.json = json;
    }

    static AppStatus.@Nullable Pause of(DeploymentRow row) {
        String text = row.paused();
        if (text == null) return null;
        String[] words = text.split(" ", 3);
        try {
            return words.length < 2
                    ? new AppStatus.Pause(null, null, null)
                    : new AppStatus.Pause(words[1], Instant.parse(words[0]), words.length < 3 ? null : words[2]);
        } catch (DateTimeParseException e) {
            // Somebody wrote it by hand: all that is sure is that it is paused.
            return new AppStatus.Pause(null, null, null);
        }
    }

    /** The objects as they are to be written go on again with that write. */
    static void end(List<HasMetadata> objects) {
        for (HasMetadata object : objects) {
            if (object instanceof Deployment workload) workload.getSpec().setPaused(false);
        }
    }

    /** A rollout onto a paused app would wait for somebody who may have forgotten it. */
    void refuse(Environment env, String app) {
        AppStatus.Pause pause = row(env, app).map(Pauses::of).orElse(null);
        if (pause == null) return;
        throw Refusal.of(
                Code.IllegalMove,
                "%s in %s/%s is paused %s".formatted(app, env.project(), env.name(), pause.words()),
                "'slipway %s/%s resume %s' lets its rollouts go on; then ask again"
                        .formatted(env.project(), env.name(), app));
    }

    /** Refuses what is so already. */
    void check(Environment env, String app, boolean pause) {
        DeploymentRow row = row(env, app)
                .orElseThrow(() -> Refusal.of(
                        Code.IllegalMove,
                        "%s runs not in %s/%s: there is nothing to pause".formatted(app, env.project(), env.name()),
                        "deploy it first"));
        AppStatus.Pause now = of(row);
        if (pause == (now == null)) return;
        throw Refusal.of(
                Code.IllegalMove,
                now == null
                        ? "%s in %s/%s is not paused".formatted(app, env.project(), env.name())
                        : "%s in %s/%s is paused already, %s".formatted(app, env.project(), env.name(), now.words()));
    }

    void set(Environment env, String app, @Nullable String mark, Actor actor) {
        Map<String, @Nullable String> annotations = new HashMap<>();
        annotations.put(Labels.PAUSED, mark);
        String patch = json.writeValueAsString(
                Map.of("metadata", Map.of("annotations", annotations), "spec", Map.of("paused", mark != null)));
        try {
            clusters.as(actor, env.project(), env.cluster())
                    .apps()
                    .deployments()
                    .inNamespace(env.namespace())
                    .withName(app)
                    .patch(
                            new PatchContext.Builder()
                                    .withPatchType(PatchType.JSON_MERGE)
                                    .withFieldManager(MANAGER)
                                    .build(),
                            patch);
        } catch (KubernetesClientException e) {
            throw Refusal.of(
                    Code.ClusterUnreachable,
                    "cluster '%s' did not take it: %s".formatted(env.cluster(), Causes.of(e)),
                    "'slipway cluster show " + env.cluster() + "' says how it is");
        }
    }

    /** So that the answer to the act shows it. */
    void awaitSeen(Environment env, String app, boolean pause) throws InterruptedException {
        long end = System.nanoTime() + SEEN.toNanos();
        Optional<Boolean> seen = Optional.empty();
        while (seen.isEmpty() && System.nanoTime() < end) {
            seen = mirrors.await(
                    env.cluster(),
                    Duration.ofSeconds(1),
                    () -> row(env, app)
                            .filter(row -> pause == (row.paused() != null))
                            .map(row -> true));
        }
    }

    private Optional<DeploymentRow> row(Environment env, String app) {
        return mirrors.find(env.cluster(), DeploymentRow.class, env.namespace(), app);
    }
}
