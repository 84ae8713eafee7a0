package io.slipway.drain;

import io.slipway.api.Drain;
import io.slipway.api.Problem;
import io.slipway.core.Actor;
import io.slipway.core.Code;
import io.slipway.core.Event;
import io.slipway.core.Refusal;
import io.slipway.store.Events;
import io.slipway.work.Operation;
import io.slipway.work.Operations;
import io.slipway.work.Start;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** NodeControl taken out of use and back. */
@Component
class Drains {
    private final Operations operations;
    private final Events events;
    private final JsonMapper json;

    Drains(Operations operations, Events events, JsonMapper json) {
        this.operations = operations;
        this.events = events;
        this.json = json;
    }

    /** Says in the audit, and so in a dry run, which pods leave. Refuses what would lose a pod for ever. */
    @Transactional
    public Drain ask(String cluster, String node, boolean force, Leaving leaving, Actor actor) {
        if (!leaving.alone().isEmpty() && !force) {
            throw Refusal.of(
                    Code.IllegalMove,
                    "nothing makes %s again after node '%s' is drained"
                            .formatted(String.join(", ", Leaving.names(leaving.alone())), node),
                    Leaving.names(leaving.alone()),
                    "delete or move them first, or drain with --force and lose them");
        }
        String lane = DrainWork.KIND + "/" + cluster + "/" + node;
        List<UUID> open = operations.open(lane);
        if (!open.isEmpty()) return get(cluster, open.getFirst());
        UUID id = operations.start(Start.of(DrainWork.KIND, new DrainSpec(cluster, node, force), actor)
                .lane(lane));
        Map<String, Object> data = new HashMap<>(
                Map.of("cluster", cluster, "node", node, "pods", Leaving.names(leaving.movable()), "force", force));
        if (!leaving.alone().isEmpty()) data.put("lost", Leaving.names(leaving.alone()));
        if (!leaving.local().isEmpty()) data.put("loseTheirLocalData", Leaving.names(leaving.local()));
        events.record(Event.of("node.drain.asked", actor, data).about("drain/" + id));
        return get(cluster, id);
    }

    Drain get(String cluster, UUID id) {
        Operation operation = operations
                .find(id)
                .filter(found -> found.kind().equals(DrainWork.KIND))
                .orElseThrow(() -> absent(cluster, id));
        DrainSpec spec = json.readValue(operation.spec(), DrainSpec.class);
        if (!spec.cluster().equals(cluster)) throw absent(cluster, id);
        return new Drain(
                id,
                spec.cluster(),
                spec.node(),
                operation.phase(),
                operation.state(),
                message(operation),
                operation.created(),
                operation.finished());
    }

    private static @Nullable String message(Operation operation) {
        Problem problem = operation.problem();
        if (problem != null) return problem.detail();
        return operation.steps().stream()
                .map(step -> step.message())
                .filter(message -> message != null && !message.isEmpty())
                .reduce(null, (before, message) -> message);
    }

    @Transactional
    public Drain cancel(String cluster, UUID id, Actor actor) {
        Drain drain = get(cluster, id);
        if (drain.phase().ended()) {
            throw Refusal.of(
                    Code.IllegalMove,
                    "the drain of node '" + drain.node() + "' is over: " + drain.state(),
                    "'slipway node uncordon " + drain.node() + "' takes the node back into use");
        }
        operations.cancel(id);
        events.record(Event.of("node.drain.cancelled", actor, Map.of("cluster", cluster, "node", drain.node()))
                .about("drain/" + id));
        return get(cluster, id);
    }

    /** The intent is committed before the act: the act is idempotent and the next call makes it good. */
    @Transactional
    public void cordoned(String cluster, String node, boolean may, Actor actor) {
        events.record(
                Event.of(may ? "node.uncordoned" : "node.cordoned", actor, Map.of("cluster", cluster, "node", node))
                        .about("cluster/" + cluster));
    }

    private static Refusal absent(String cluster, UUID id) {
        return Refusal.of(Code.NotFound, "cluster '" + cluster + "' has no drain " + id);
    }
}
