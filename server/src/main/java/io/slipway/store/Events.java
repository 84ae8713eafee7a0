package io.slipway.store;

import io.slipway.core.Event;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * The one way to say that something happened. {@link #record} writes the audit row in the act's own
 * transaction and shows the event to listeners once that is committed; {@link #show} is for progress
 * that nobody needs to find again.
 */
@Component
public class Events {
    private final JdbcClient db;
    private final JsonMapper json;
    private final Clock clock;
    private final ApplicationEventPublisher listeners;
    private final TransactionTemplate own;

    Events(
            JdbcClient db,
            JsonMapper json,
            Clock clock,
            ApplicationEventPublisher listeners,
            TransactionTemplate transactions) {
        this.db = db;
        this.json = json;
        this.clock = clock;
        this.listeners = listeners;
        this.own = transactions;
    }

    /** Records in the current transaction, and throws when that is committed already; without one, in one of its own. */
    public void record(Event event) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            own.executeWithoutResult(status -> record(event));
            return;
        }
        AuditRows.add(db, new AuditRows.Row(event, row(event)));
        show(event);
    }

    private List<@Nullable Object> row(Event event) {
        return Params.of(
                clock.instant(),
                event.actor().user(),
                event.actor().source(),
                event.name(),
                event.project(),
                event.env(),
                event.app(),
                json.writeValueAsString(data(event)));
    }

    private static Map<String, Object> data(Event event) {
        if (event.kept().isEmpty()) return event.data();
        Map<String, Object> all = new HashMap<>(event.data());
        all.put(Event.KEPT, event.kept());
        return all;
    }

    /** Shows to listeners after the current transaction, at once without one. */
    public void show(Event event) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            listeners.publishEvent(event);
            return;
        }
        if (TransactionSynchronizationManager.isActualTransactionActive()) AuditRows.ofTransaction(db);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                listeners.publishEvent(event);
            }
        });
    }
}
