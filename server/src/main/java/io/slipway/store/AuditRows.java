package io.slipway.store;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The audit rows of one transaction. They are written as its last act: the chain's head is locked from
 * the first of them to the commit, and a transaction that waits for another's row with the head in hand
 * would stop all others, or wait for ever.
 */
final class AuditRows implements TransactionSynchronization {
    private final JdbcClient db;
    private final List<List<@Nullable Object>> waiting = new ArrayList<>();
    private boolean written;

    private AuditRows(JdbcClient db) {
        this.db = db;
    }

    static void add(JdbcClient db, List<@Nullable Object> row) {
        AuditRows rows = ofTransaction(db);
        if (rows.written) rows.append(row);
        else rows.waiting.add(row);
    }

    private static AuditRows ofTransaction(JdbcClient db) {
        for (TransactionSynchronization known : TransactionSynchronizationManager.getSynchronizations()) {
            if (known instanceof AuditRows rows) return rows;
        }
        AuditRows rows = new AuditRows(db);
        TransactionSynchronizationManager.registerSynchronization(rows);
        return rows;
    }

    @Override
    public void beforeCommit(boolean readOnly) {
        waiting.forEach(this::append);
        waiting.clear();
        written = true;
    }

    /** Only a row that was recorded while another listener looked at the commit could come too late; it shall not pass unseen. */
    @Override
    public void afterCommit() {
        if (!waiting.isEmpty()) {
            throw new IllegalStateException(
                    "an act was committed without its audit row: record events before the commit");
        }
    }

    private void append(List<@Nullable Object> row) {
        db.sql(AuditChain.APPEND).params(row).update();
    }
}
