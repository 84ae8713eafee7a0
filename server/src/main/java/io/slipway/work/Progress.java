package io.slipway.work;

import io.slipway.api.Phase;
import io.slipway.api.Problem;
import io.slipway.core.Event;
import io.slipway.store.DatabaseFault;
import io.slipway.store.Events;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** What people see of an operation while it runs, and what its steps see of it. */
@Component
class Progress {
    private static final Logger log = LoggerFactory.getLogger(Progress.class);

    private final OperationStore store;
    private final Events events;
    private final TransactionTemplate tx;
    private final JsonMapper json;

    Progress(OperationStore store, Events events, TransactionTemplate tx, JsonMapper json) {
        this.store = store;
        this.events = events;
        this.tx = tx;
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
                message -> said(op, step, n, message),
                () -> store.lease(op.id(), op.epoch()),
                act -> tx.executeWithoutResult(status -> {
                    store.holdLease(op.id(), op.epoch());
                    act.run();
                }));
    }

    /** Progress is for those who watch; a database that is away is no reason to do the step again. */
    private void said(Operation op, String step, int n, String message) {
        try {
            store.say(op.id(), op.epoch(), n, message);
        } catch (DataAccessException e) {
            if (DatabaseFault.of(e).isEmpty()) throw e;
            log.warn("what step {} of {} said was not kept: {}", step, op.id(), message);
        }
        show(op, "", Phase.RUNNING, step, message);
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
