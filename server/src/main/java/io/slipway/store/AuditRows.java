package io.slipway.store;

import io.slipway.core.Event;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The audit rows of one transaction. They are written as its last act: the chain's head is locked from
 * the first of them to the commit, and a transaction that waits for another's row with the head in hand
 * would stop all others, or wait for ever.
 */
final class AuditRows implements TransactionSynchronization {
    private static final Logger log = LoggerFactory.getLogger(AuditRows.class);
    private static final String LATE = "an audit row came after its transaction's commit and is not kept; "
            + "record it before the commit, or in a transaction of its own: ";
    private final JdbcClient db;
    private final List<Row> waiting = new ArrayList<>();
    private boolean written;
    private boolean over;

    /** An event as the row it becomes. */
    record Row(Event event, List<@Nullable Object> params) {}

    private AuditRows(JdbcClient db) {
        this.db = db;
    }

    static void add(JdbcClient db, Row row) {
        AuditRows rows = ofTransaction(db);
        if (rows.over) throw new IllegalStateException(LATE + row.params());
        if (rows.written) rows.append(row);
        else rows.waiting.add(row);
    }

    /** Finds those of the current transaction, or begins them: only who was there before the commit knows that it is over. */
    static AuditRows ofTransaction(JdbcClient db) {
        for (TransactionSynchronization known : TransactionSynchronizationManager.getSynchronizations()) {
            if (known instanceof AuditRows rows) return rows;
        }
        AuditRows rows = new AuditRows(db);
        TransactionSynchronizationManager.registerSynchronization(rows);
        return rows;
    }

    /** What was recorded so far and is written at the commit. */
    List<Event> waiting() {
        return waiting.stream().map(Row::event).toList();
    }

    @Override
    public void beforeCommit(boolean readOnly) {
        waiting.forEach(this::append);
        waiting.clear();
        written = true;
    }

    /** From here on a row would come too late for the transaction that it belongs to. */
    @Override
    public void beforeCompletion() {
        over = true;
    }

    /** Rows that were begun after the commit are told of here alone; they shall not pass unseen. */
    @Override
    public void afterCompletion(int status) {
        if (status == STATUS_COMMITTED) waiting.forEach(row -> log.error("{}{}", LATE, row.params()));
    }

    private void append(Row row) {
        db.sql(AuditChain.APPEND).params(row.params()).update();
    }
}
