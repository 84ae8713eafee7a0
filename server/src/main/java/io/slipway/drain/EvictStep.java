package io.slipway.drain;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.slipway.work.Outcome;
import io.slipway.work.Step;
import io.slipway.work.StepRun;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Asks each pod away by the eviction API, which keeps disruption budgets, until none is left. */
@Component
class EvictStep implements Step<DrainSpec> {
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final int NAMED = 3;
    private final NodeControl nodes;

    EvictStep(NodeControl nodes) {
        this.nodes = nodes;
    }

    @Override
    public String name() {
        return "evict";
    }

    @Override
    public String state() {
        return "Evicting";
    }

    @Override
    public Duration deadline() {
        return DrainWork.LONGEST;
    }

    @Override
    public Outcome run(StepRun<DrainSpec> run) {
        DrainSpec spec = run.spec();
        Leaving leaving =
                nodes.leaving(spec.cluster(), spec.node(), run.operation().actor());
        List<Pod> pods = new ArrayList<>(leaving.movable());
        if (spec.force()) pods.addAll(leaving.alone());
        if (pods.isEmpty()) {
            run.say(
                    leaving.alone().isEmpty()
                            ? spec.node() + " is empty"
                            : spec.node() + " is empty but for " + named(leaving.alone())
                                    + ", which nothing makes again; --force takes them too");
            return Outcome.done();
        }
        List<Pod> going = new ArrayList<>();
        List<Pod> kept = new ArrayList<>();
        KubernetesClient client = nodes.client(spec.cluster(), run.operation().actor());
        for (Pod pod : pods) {
            if (pod.getMetadata().getDeletionTimestamp() != null) {
                going.add(pod);
            } else {
                run.checkLease();
                (evicted(client, spec.cluster(), pod) ? going : kept).add(pod);
            }
        }
        run.say(words(going, kept));
        return Outcome.waiting(LOOK);
    }

    /** False while a disruption budget keeps it. */
    private static boolean evicted(KubernetesClient client, String cluster, Pod pod) {
        try {
            return Eviction.ask(client, pod, false);
        } catch (KubernetesClientException e) {
            throw NodeControl.away(cluster, e);
        }
    }

    static String words(List<Pod> going, List<Pod> kept) {
        String leave = going.size() + (going.size() == 1 ? " pod leaves" : " pods leave");
        if (kept.isEmpty()) return leave;
        return leave + "; " + kept.size() + (kept.size() == 1 ? " waits" : " wait") + " for a disruption budget: "
                + named(kept);
    }

    private static String named(List<Pod> pods) {
        String names = Leaving.names(pods).stream().limit(NAMED).collect(Collectors.joining(", "));
        return pods.size() > NAMED ? names + " and " + (pods.size() - NAMED) + " more" : names;
    }
}
