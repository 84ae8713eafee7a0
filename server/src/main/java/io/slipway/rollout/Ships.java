package io.slipway.rollout;

import io.slipway.api.Environment;
import io.slipway.api.Problem;
import io.slipway.api.Rollout;
import io.slipway.api.ShipView;
import io.slipway.build.Builds;
import io.slipway.core.Actor;
import io.slipway.core.Code;
import io.slipway.core.Event;
import io.slipway.core.Ids;
import io.slipway.core.Refusal;
import io.slipway.project.Apps;
import io.slipway.project.Environments;
import io.slipway.store.Events;
import io.slipway.work.Operation;
import io.slipway.work.Operations;
import io.slipway.work.Start;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Build and deploy as one wish. */
@Component
class Ships {
    private static final Set<String> ENDS = Set.of("succeeded", "failed", "cancelled", "superseded", "timedout");

    private final ShipStore store;
    private final RolloutStore rollouts;
    private final RolloutViews views;
    private final Builds builds;
    private final Environments environments;
    private final Apps apps;
    private final Operations operations;
    private final Events events;
    private final Clock clock;

    Ships(
            ShipStore store,
            RolloutStore rollouts,
            RolloutViews views,
            Builds builds,
            Environments environments,
            Apps apps,
            Operations operations,
            Events events,
            Clock clock) {
        this.store = store;
        this.rollouts = rollouts;
        this.views = views;
        this.builds = builds;
        this.environments = environments;
        this.apps = apps;
        this.operations = operations;
        this.events = events;
        this.clock = clock;
    }

    @Transactional
    public ShipView start(String p, String e, String a, Rollout.Ship wish, Actor actor) {
        Environment env = environments.get(p, e);
        apps.get(p, a);
        Rollouts.refuseWithoutReason(env, wish.reason());
        UUID id = Ids.next(clock);
        UUID rollout = Ids.next(clock);
        store.insert(id, rollout);
        operations.start(
                id,
                Start.of(ShipWork.KIND, new ShipSpec(p, e, a, wish.ref(), wish.reason(), rollout), actor)
                        .in(p, e, a));
        Map<String, Object> data = new HashMap<>(Map.of("id", id));
        if (wish.ref() != null) data.put("ref", wish.ref());
        events.record(Event.of("ship.started", actor, data).in(p, e, a));
        return get(p, e, a, id);
    }

    ShipView get(String p, String e, String a, UUID id) {
        Operation operation = operations
                .find(id)
                .filter(op -> op.kind().equals(ShipWork.KIND)
                        && p.equals(op.project())
                        && e.equals(op.env())
                        && a.equals(op.app()))
                .orElseThrow(() -> Refusal.of(Code.NotFound, "there is no ship " + id + " in " + p + "/" + e));
        Problem problem = operation.problem();
        return new ShipView(
                id,
                operation.phase(),
                operation.state(),
                problem == null ? null : problem.detail(),
                problem == null ? null : problem.code(),
                store.build(id).map(builds::get).orElse(null),
                store.rollout(id).flatMap(rollouts::find).map(views::of).orElse(null));
    }

    /** The end of its build or rollout is the ship's turn. */
    @EventListener
    void on(Event event) {
        int dot = event.name().indexOf('.');
        if (!event.name().startsWith("build.") && !event.name().startsWith("rollout.")) return;
        if (!ENDS.contains(event.name().substring(dot + 1))) return;
        if (event.data().get("id") instanceof UUID id) store.of(id).ifPresent(operations::wake);
    }
}
