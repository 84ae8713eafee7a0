package io.slipway.store;

import io.slipway.api.DryRun;
import io.slipway.core.Event;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Whether a request's act is done or only tried; a handler takes it as a parameter and acts within it. A
 * tried act runs whole, with all its checks, in a transaction that is then taken back; what it does beside
 * its transaction it must do after the commit, as everything here does.
 */
public final class Trial {
    /** Does it. */
    public static final Trial NONE = new Trial(null, null);

    private final @Nullable TransactionTemplate transactions;
    private final @Nullable JdbcClient db;

    private Trial(@Nullable TransactionTemplate transactions, @Nullable JdbcClient db) {
        this.transactions = transactions;
        this.db = db;
    }

    static Trial in(TransactionTemplate transactions, JdbcClient db) {
        return new Trial(transactions, db);
    }

    /** True where only this transaction may be written to: what no rollback takes back is left out. */
    public boolean dry() {
        return transactions != null;
    }

    /**
     * Does the act, or tries it and ends the request with what it would have done.
     *
     * @param later what the act has done later by others: only tried, so that it is told and checked, too
     */
    public <T> T of(Supplier<T> act, Runnable... later) {
        if (transactions == null || db == null) return act.get();
        JdbcClient rows = db;
        transactions.executeWithoutResult(status -> {
            var _ = act.get();
            for (Runnable one : later) one.run();
            throw new Tried(AuditRows.ofTransaction(rows).waiting());
        });
        throw new IllegalStateException("a trial went on after its end");
    }

    /** The end of a request that was only tried; it takes the transaction back. */
    public static final class Tried extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient DryRun plan;

        private Tried(List<Event> would) {
            super("only tried", null, false, false);
            this.plan = new DryRun(would.stream().map(Tried::act).toList());
        }

        private static DryRun.Act act(Event event) {
            Map<String, Object> data = new HashMap<>(event.data());
            // Who tries it may know all of it.
            data.putAll(event.kept());
            // An id that was never given to anything.
            data.remove("id");
            return new DryRun.Act(event.name(), event.project(), event.env(), event.app(), data);
        }

        public DryRun plan() {
            return plan;
        }
    }
}
