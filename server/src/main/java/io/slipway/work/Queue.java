package io.slipway.work;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.SchedulableInstance;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.slipway.store.Params;
import io.slipway.store.Settings;
import io.slipway.store.Writes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
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
    private static final String TASK = "operation";
    /** A parked operation is woken by its predecessor; this bounds the wait should that be lost. */
    private static final Duration PARKED = Duration.ofSeconds(30);

    private final DataSource database;
    private final JdbcClient db;
    private final ObjectProvider<Runner> runner;
    private final Clock clock;
    private final String name;
    private final CustomTask<Void> task;
    private final SchedulerClient client;
    private final Writes writes;
    private final Map<UUID, Boolean> running = new ConcurrentHashMap<>();
    private final Map<UUID, Boolean> again = new ConcurrentHashMap<>();
    private volatile Optional<Scheduler> scheduler = Optional.empty();

    Queue(
            DataSource database,
            JdbcClient db,
            ObjectProvider<Runner> runner,
            Settings settings,
            Writes writes,
            Clock clock) {
        this.database = database;
        this.db = db;
        this.runner = runner;
        this.writes = writes;
        this.clock = clock;
        this.name = "server@" + settings.url() + settings.data();
        this.task = Tasks.custom(TASK, Void.class)
                .onFailure((complete, operations) ->
                        operations.reschedule(complete, clock.instant().plusSeconds(2)))
                .execute((instance, context) -> {
                    UUID id = UUID.fromString(instance.getId());
                    again.remove(id);
                    Runner.Next next = turn(id);
                    return (complete, operations) -> finish(id, next, complete, operations);
                });
        this.client = SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(database), task)
                .build();
    }

    private Runner.Next turn(UUID id) {
        // While the database was away the scheduler took our own turn for dead and gives another: one is enough.
        if (running.putIfAbsent(id, true) != null) return new Runner.Next.Later(Duration.ofSeconds(2));
        try {
            writes.await();
            return runner.getObject().run(id);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Runner.Next.Later(Duration.ZERO);
        } finally {
            running.remove(id);
        }
    }

    /** Gives the operation a turn now, or after the current transaction commits. */
    void wake(UUID id) {
        again.put(id, true);
        SchedulableInstance<Void> turn = task.schedulableInstance(id.toString());
        if (!client.scheduleIfNotExists(turn)) {
            bringForward(id);
        }
        afterCommit(() -> scheduler.ifPresent(running -> running.triggerCheckForDueExecutions()));
    }

    void interruptAfterCommit(UUID id) {
        afterCommit(() -> runner.getObject().interrupt(id));
    }

    private void bringForward(UUID id) {
        db.sql("""
                update scheduled_tasks set execution_time = now(), version = version + 1
                where task_name = ? and task_instance = ? and not picked and execution_time > now()""").params(Params.of(TASK, id.toString())).update();
    }

    private void finish(UUID id, Runner.Next next, ExecutionComplete complete, ExecutionOperations<Void> operations) {
        boolean woken = again.remove(id) != null;
        switch (next) {
            case Runner.Next.Over over -> operations.remove();
            case Runner.Next.Parked parked -> operations.reschedule(complete, later(woken, PARKED));
            case Runner.Next.Later later -> operations.reschedule(complete, later(woken, later.pause()));
        }
    }

    private Instant later(boolean woken, Duration wait) {
        return woken ? clock.instant() : clock.instant().plus(wait);
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
        // What this very server held when it died is free again: nobody else goes by its name.
        db.sql("""
                update scheduled_tasks set picked = false, picked_by = null, last_heartbeat = null,
                       version = version + 1, execution_time = now() where picked and picked_by = ?""").param(name).update();
        Scheduler fresh = Scheduler.create(database, task)
                .schedulerName(() -> name)
                .threads(64)
                .executorService(Executors.newThreadPerTaskExecutor(
                        Thread.ofVirtual().name("work-", 0).factory()))
                .pollUsingLockAndFetch(0.5, 1.0)
                .pollingInterval(Duration.ofSeconds(2))
                .heartbeatInterval(Duration.ofSeconds(2))
                .missedHeartbeatsLimit(4)
                .shutdownMaxWait(Duration.ofSeconds(3))
                .build();
        fresh.start();
        scheduler = Optional.of(fresh);
    }

    @Override
    public void stop() {
        runner.getObject().shutdown();
        scheduler.ifPresent(Scheduler::stop);
        scheduler = Optional.empty();
    }

    @Override
    public boolean isRunning() {
        return scheduler.isPresent();
    }
}
