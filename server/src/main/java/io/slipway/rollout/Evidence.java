package io.slipway.rollout;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.slipway.api.Environment;
import io.slipway.cluster.Causes;
import io.slipway.cluster.Clusters;
import io.slipway.core.Actor;
import io.slipway.mirror.EventRow;
import io.slipway.mirror.Mirrors;
import io.slipway.mirror.PodRow;
import io.slipway.mirror.Scope;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a reader of a failure wants to see: the pod's last log lines and the cluster's warnings about it. */
@Component
class Evidence {
    private static final int LINES = 15;
    private static final int WARNINGS = 5;
    private final Clusters clusters;
    private final Mirrors mirrors;

    Evidence(Clusters clusters, Mirrors mirrors) {
        this.clusters = clusters;
        this.mirrors = mirrors;
    }

    List<String> of(Environment env, @Nullable PodRow pod, Actor actor) {
        if (pod == null) return List.of();
        List<String> lines = new ArrayList<>(log(env, pod, actor));
        mirrors.list(env.cluster(), EventRow.class, Scope.namespace(env.namespace())).stream()
                .filter(event -> event.about().equals("Pod/" + pod.name())
                        && event.type().equals("Warning"))
                .sorted(Comparator.comparing(EventRow::time).reversed())
                .limit(WARNINGS)
                .forEach(event -> lines.add(event.reason() + ": " + event.message()));
        return List.copyOf(lines);
    }

    /** Of the life that ended, when there was one: the present one has not said anything yet. */
    private List<String> log(Environment env, PodRow pod, Actor actor) {
        if (pod.restarts() == 0 && !pod.running() && pod.lastExit() == null) return List.of();
        try {
            var resource = clusters.as(actor, env.project(), env.cluster())
                    .pods()
                    .inNamespace(pod.namespace())
                    .withName(pod.name());
            boolean former = pod.restarts() > 0;
            String text = former
                    ? resource.terminated().tailingLines(LINES).getLog()
                    : resource.tailingLines(LINES).getLog();
            return text == null ? List.of() : text.lines().toList();
        } catch (KubernetesClientException e) {
            return List.of("(no log: " + Causes.of(e) + ")");
        }
    }
}
