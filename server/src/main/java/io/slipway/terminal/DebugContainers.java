package io.slipway.terminal;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.EphemeralContainer;
import io.fabric8.kubernetes.api.model.EphemeralContainerBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.PodResource;
import io.slipway.api.Environment;
import io.slipway.cluster.Causes;
import io.slipway.cluster.Clusters;
import io.slipway.core.Actor;
import io.slipway.core.Code;
import io.slipway.core.Event;
import io.slipway.core.Refusal;
import io.slipway.store.Events;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * A container with a shell beside one that has none; it sees that one's processes. Kubernetes lets nobody take it
 * out again, so one that runs is used by all, and it ends by itself after an hour.
 */
@Component
class DebugContainers {
    private static final String NAME = "slipway-debug-";
    private static final int MOST = 20;
    private static final long SECONDS = 30;

    private final Clusters clusters;
    private final DebugImages images;
    private final Events events;

    DebugContainers(Clusters clusters, DebugImages images, Events events) {
        this.clusters = clusters;
        this.images = images;
        this.events = events;
    }

    /** The name of one that runs and looks at that container. */
    String beside(Environment env, String name, String target, Actor actor) throws InterruptedException {
        PodResource resource = clusters.as(actor, env.project(), env.cluster())
                .pods()
                .inNamespace(env.namespace())
                .withName(name);
        try {
            Pod pod = there(resource.get(), name);
            String known = running(pod, target);
            if (known != null) return known;
            EphemeralContainer made = container(env, pod, target);
            events.record(Event.of(
                            "terminal.debugged",
                            actor,
                            Map.of("pod", name, "container", made.getName(), "image", made.getImage()))
                    .in(env.project(), env.name(), null));
            resource.ephemeralContainers()
                    .edit(old -> new PodBuilder(old)
                            .editSpec()
                            .addToEphemeralContainers(made)
                            .endSpec()
                            .build());
            @Nullable
            Pod now = resource.waitUntilCondition(
                    one -> one != null && runs(one, made.getName()), SECONDS, TimeUnit.SECONDS);
            there(now, name);
            return made.getName();
        } catch (KubernetesClientException e) {
            throw Refusal.of(
                    Code.NotFound,
                    "no debug container came up beside %s of %s: %s".formatted(target, name, Causes.of(e)),
                    "'slipway %s/%s events' says what the cluster did".formatted(env.project(), env.name()));
        }
    }

    private EphemeralContainer container(Environment env, Pod pod, String target) {
        int number = pod.getSpec().getEphemeralContainers().size() + 1;
        if (number > MOST) {
            throw Refusal.of(
                    Code.IllegalMove,
                    "the pod " + pod.getMetadata().getName() + " had " + MOST + " debug containers",
                    "restart the app: a new pod begins without");
        }
        // No more rights than the container it looks at: a namespace at the level restricted takes it.
        return new EphemeralContainerBuilder()
                .withName(NAME + number)
                .withImage(images.of(env.cluster()))
                .withImagePullPolicy("IfNotPresent")
                .withTargetContainerName(target)
                .withCommand(List.of("sh", "-c", "sleep 3600"))
                .withSecurityContext(pod.getSpec().getContainers().stream()
                        .filter(one -> one.getName().equals(target))
                        .map(Container::getSecurityContext)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null))
                .build();
    }

    private static @Nullable String running(Pod pod, String target) {
        return pod.getSpec().getEphemeralContainers().stream()
                .filter(one -> one.getName().startsWith(NAME) && target.equals(one.getTargetContainerName()))
                .map(EphemeralContainer::getName)
                .filter(one -> runs(pod, one))
                .findFirst()
                .orElse(null);
    }

    private static boolean runs(Pod pod, String container) {
        List<ContainerStatus> all = pod.getStatus().getEphemeralContainerStatuses();
        return all.stream()
                .anyMatch(one -> one.getName().equals(container)
                        && one.getState() != null
                        && one.getState().getRunning() != null);
    }

    private static Pod there(@Nullable Pod pod, String name) {
        if (pod != null) return pod;
        throw Refusal.of(Code.NotFound, "the pod " + name + " has gone", "open it on a pod that is there");
    }
}
