package io.slipway.work;

import io.slipway.api.Phase;
import io.slipway.api.Problem;
import io.slipway.core.Event;
import io.slipway.store.Events;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What people see of an operation while it runs, and what its steps see of it. */
@Component
class Progress {
    private final OperationStore store;
    private final Events events;
    private final JsonMapper json;

    Progress(OperationStore store, Events events, JsonMapper json) {
        this.store = store;
        this.events = events;
        this.json = json;
    }

    void show(Operation op, String state, Phase phase, String step, @Nullable Object message) {
        Map<String, Object> data = new HashMap<>(Map.of("id", op.id(), "kind", op.kind(), "phase", phase));
        if (!state.isEmpty()) data.put("state", state);
        if (!step.isEmpty()) data.put("step", step);
        if (message != null) data.put(message instanceof Problem ? "problem" : "message", message);
        events.show(Event.of(op.kind() + ".progressed", op.actor(), data)
                .in(op.project(), op.env(), op.app())
                .about(op.kind() + "/" + op.id()));
    }

    /** @param spec null when it cannot be read */
    <S> StepRun<S> see(Operation op, @Nullable S spec, String step, int n) {
        return new StepRun<>(
                op,
                spec,
                step,
                (name, type) -> output(op, name, type),
                message -> {
                    store.say(op.id(), op.epoch(), n, message);
                    show(op, "", Phase.RUNNING, step, message);
                },
                () -> store.lease(op.id(), op.epoch()));
    }

    /** Says at the step that was begun last why the operation does not go on. */
    void trouble(Operation op, String message) {
        store.trouble(op.id(), op.epoch(), message);
        show(op, "", Phase.RUNNING, "", message);
    }

    private Optional<?> output(Operation op, String step, Class<?> type) {
        return store.output(op.id(), step).map(text -> json.readValue(text, type));
    }
}
