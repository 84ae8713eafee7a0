package io.slipway.work;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.slipway.store.Params;
import io.slipway.store.Settings;
import io.slipway.store.Writes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Turns for operations: one db-scheduler task per open operation, written in the caller's
 * transaction and triggered at its commit. Polling is only the safety net.
 */
@Component
class Queue implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Queue.class);
    private static final String TASK = "operation";
    /** A parked operation is woken by its predecessor; this bounds the wait should that be lost. */
    private static final Duration PARKED = Duration.ofSeconds(30);

    private final DataSource database;
    private final JdbcClient db;
    private final ObjectProvider<Runner> runner;
    private final Turns turns;
    private final Clock clock;
    private final Replica self;
    private final CustomTask<Void> task;
    private final SchedulerClient client;
    private final Writes writes;
    private final Map<UUID, Boolean> running = new ConcurrentHashMap<>();
    private volatile Optional<Scheduler> scheduler = Optional.empty();

    Queue(
            DataSource database,
            JdbcClient db,
            ObjectProvider<Runner> runner,
            Turns turns,
            Settings settings,
            Writes writes,
            Clock clock) {
        this.database = database;
        this.db = db;
        this.runner = runner;
        this.turns = turns;
        this.writes = writes;
        this.clock = clock;
        this.self = Replica.here(settings.data());
        this.task = Tasks.custom(TASK, Void.class)
                .onFailure((complete, operations) ->
                        operations.reschedule(complete, clock.instant().plusSeconds(2)))
                .onDeadExecution((complete, operations) -> {
                    log.info("the server that had the turn of {} is gone", complete.getExecution());
                    operations.reschedule(complete, clock.instant());
                    look();
                })
                .execute((instance, context) -> {
                    UUID id = UUID.fromString(instance.getId());
                    // Before the turn looks at the world: what is counted from here on, it may have missed.
                    long seen = woken(id);
                    Runner.Next next = turn(id, context.getExecution().consecutiveFailures);
                    return (complete, operations) -> finish(id, seen, next, complete, operations);
                });
        this.client = SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(database), task)
                .build();
    }

    private Runner.Next turn(UUID id, int failures) {
        // While the database was away the scheduler took our own turn for dead and gives another: one is enough.
        if (running.putIfAbsent(id, true) != null) return new Runner.Next.Later(Duration.ofSeconds(2));
        try {
            writes.await();
            return runner.getObject().run(id, failures);
        } catch (InterruptedException e) {
            return stopped();
        } catch (RuntimeException e) {
            return Stumble.after(id, failures, e);
        } finally {
            running.remove(id);
        }
    }

    /** The interrupt was meant for the step; the end of the turn is still to be written. */
    private static Runner.Next stopped() {
        Thread.interrupted();
        return new Runner.Next.Later(Duration.ZERO);
    }

    /** Gives the operation a turn now, or after the current transaction commits. */
    void wake(UUID id) {
        if (!bringForward(id) && !client.scheduleIfNotExists(task.instance(id.toString()), clock.instant())) {
            bringForward(id);
        }
        afterCommit(this::look);
    }

    private void look() {
        scheduler.ifPresent(Scheduler::triggerCheckForDueExecutions);
    }

    void interruptAfterCommit(UUID id) {
        afterCommit(() -> turns.cancel(id));
    }

    /**
     * What waits becomes due; what has its turn is counted, and {@link #again} finds that. The version
     * stays, since it belongs to whoever has the turn.
     */
    private boolean bringForward(UUID id) {
        return db.sql("""
                update scheduled_tasks set woken = woken + 1,
                       execution_time = case when picked then execution_time else least(execution_time, ?) end
                where task_name = ? and task_instance = ?""")
                        .params(Params.of(clock.instant(), TASK, id.toString()))
                        .update()
                == 1;
    }

    private long woken(UUID id) {
        return db.sql("select woken from scheduled_tasks where task_name = ? and task_instance = ?")
                .params(Params.of(TASK, id.toString()))
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    private void finish(
            UUID id, long seen, Runner.Next next, ExecutionComplete complete, ExecutionOperations<Void> operations) {
        switch (next) {
            case Runner.Next.Over over -> operations.remove();
            case Runner.Next.Parked parked -> again(id, seen, PARKED, 0, complete.getExecution());
            case Runner.Next.Later later -> again(id, seen, later.pause(), 0, complete.getExecution());
            case Runner.Next.Failed failed ->
                again(id, seen, failed.pause(), failed.failures(), complete.getExecution());
        }
    }

    /**
     * Ends the turn and says when the next one is: at once when the operation was woken meanwhile. One
     * statement, so that a wake comes either before it and is seen, or after it and finds what waits.
     */
    private void again(UUID id, long seen, Duration pause, int failures, Execution turn) {
        Instant now = clock.instant();
        boolean mine = db.sql("""
                update scheduled_tasks set picked = false, picked_by = null, last_heartbeat = null, last_success = ?,
                       consecutive_failures = ?, version = version + 1,
                       execution_time = case when woken > ? then ? else ? end
                where task_name = ? and task_instance = ? and version = ?""")
                        .params(Params.of(now, failures, seen, now, now.plus(pause), TASK, id.toString(), turn.version))
                        .update()
                == 1;
        if (!mine) log.warn("the turn of operation {} was taken over by another claim", id);
        look();
    }

    private static void afterCommit(Runnable act) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            act.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                act.run();
            }
        });
    }

    @Override
    public void start() {
        takeOver();
        Scheduler fresh = Scheduler.create(database, task)
                .schedulerName(self::name)
                // The database's time: a server whose own clock is wrong would look dead, or never so.
                .clock(clock::instant)
                .threads(Pools.TURNS)
                .executorService(Executors.newThreadPerTaskExecutor(
                        Thread.ofVirtual().name("work-", 0).factory()))
                .pollUsingLockAndFetch(0.5, 1.0)
                .pollingInterval(Duration.ofSeconds(2))
                // Dead after four missed ones, looked for at every second one: taken over within 6 s.
                .heartbeatInterval(Duration.ofSeconds(1))
                .missedHeartbeatsLimit(4)
                .shutdownMaxWait(Duration.ofSeconds(3))
                .build();
        fresh.start();
        scheduler = Optional.of(fresh);
    }

    /** What a server of this machine and folder held when it died is free at once, with no wait for its heartbeats. */
    private void takeOver() {
        for (String name : holders()) {
            if (Replica.parse(name).filter(self::outlived).isEmpty()) continue;
            int freed = db.sql("""
                    update scheduled_tasks set picked = false, picked_by = null, last_heartbeat = null,
                           version = version + 1, execution_time = ? where picked and picked_by = ?""").params(Params.of(clock.instant(), name)).update();
            log.info("took over {} operations of the server that went by {}", freed, name);
        }
    }

    private List<String> holders() {
        return db.sql("select distinct picked_by from scheduled_tasks where picked and picked_by is not null")
                .query(String.class)
                .list();
    }

    @Override
    public void stop() {
        turns.shutdown();
        scheduler.ifPresent(Scheduler::stop);
        scheduler = Optional.empty();
    }

    @Override
    public boolean isRunning() {
        return scheduler.isPresent();
    }
}
