package io.slipway.rollout;

import io.slipway.api.Environment;
import io.slipway.api.Rollout;
import io.slipway.core.Actor;
import io.slipway.core.Code;
import io.slipway.core.Event;
import io.slipway.core.Refusal;
import io.slipway.project.Environments;
import io.slipway.store.Events;
import io.slipway.work.Operations;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Ends a rollout that is not over; {@link TakeBack} then gives the app back to the revision that serves. */
@Component
class RolloutAbort {
    private final Rollouts rollouts;
    private final Environments environments;
    private final Operations operations;
    private final Events events;

    RolloutAbort(Rollouts rollouts, Environments environments, Operations operations, Events events) {
        this.rollouts = rollouts;
        this.environments = environments;
        this.operations = operations;
        this.events = events;
    }

    @Transactional
    Rollout ask(String p, String e, UUID id, Rollout.Abort wish, Actor actor) {
        Environment env = environments.get(p, e);
        Rollout rollout = rollouts.get(p, e, id);
        Rollouts.refuseWithoutReason(env, wish.reason());
        if (rollout.phase().ended()) {
            throw Refusal.of(
                    Code.IllegalMove,
                    "rollout %s of %s in %s/%s is over: %s".formatted(id, rollout.app(), p, e, rollout.state()),
                    "'slipway %s/%s rollback %s' brings the revision before it back".formatted(p, e, rollout.app()));
        }
        operations.cancel(id);
        Map<String, Object> data = new HashMap<>(Map.of("id", id, "revision", rollout.revision()));
        if (wish.reason() != null) data.put("reason", wish.reason());
        events.record(
                Event.of("rollout.aborted", actor, data).in(p, e, rollout.app()).about("rollout/" + id));
        return rollouts.get(p, e, id);
    }
}
