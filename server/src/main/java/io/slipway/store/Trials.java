package io.slipway.store;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes {@link Trial}s. */
@Component
public class Trials {
    private final Trial dry;

    Trials(TransactionTemplate transactions, JdbcClient db) {
        this.dry = Trial.in(transactions, db);
    }

    public Trial of(boolean dryRun) {
        return dryRun ? dry : Trial.NONE;
    }
}
