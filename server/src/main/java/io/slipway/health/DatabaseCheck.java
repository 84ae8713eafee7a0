package io.slipway.health;

import io.slipway.core.Code;
import io.slipway.core.Refusal;
import io.slipway.store.DatabaseFault;
import io.slipway.store.Writes;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Makes a small change: that it can be made, and how long it takes, is what everything else stands on. */
@Component
class DatabaseCheck implements Check {
    private static final long PATIENCE_SECONDS = 6;
    private static final long SLOW_MILLIS = 250;
    private static final int IN_A_ROW = 3;
    private final JdbcClient db;
    private final Writes writes;
    private final Deque<Long> took = new ArrayDeque<>();
    private @Nullable CompletableFuture<Long> open;

    DatabaseCheck(JdbcClient db, Writes writes) {
        this.db = db;
        this.writes = writes;
    }

    @Override
    public String name() {
        return "database";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(2);
    }

    @Override
    public Finding look() throws InterruptedException {
        // One probe at a time: those of a database that says nothing must not use up the connections.
        CompletableFuture<Long> probe = open;
        if (probe == null) {
            probe = CompletableFuture.supplyAsync(
                    this::change,
                    task -> Thread.ofVirtual().name("database-pulse").start(task));
            open = probe;
        }
        try {
            long millis = probe.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            open = null;
            writes.open(name());
            return answered(millis);
        } catch (TimeoutException e) {
            return closed(Refusal.of(
                    Code.DatabaseAway,
                    "the database has given no answer for " + PATIENCE_SECONDS + " seconds",
                    "'./slipway status' shows whether it runs; with an external one, look at the network"));
        } catch (ExecutionException e) {
            open = null;
            return closed(DatabaseFault.of(e.getCause())
                    .orElseThrow(() -> new IllegalStateException("the database's pulse", e.getCause())));
        }
    }

    private long change() {
        long from = System.nanoTime();
        db.sql("update platform_pulse set at = now()").update();
        return (System.nanoTime() - from) / 1_000_000;
    }

    private Finding answered(long millis) {
        took.addLast(millis);
        if (took.size() > IN_A_ROW) took.removeFirst();
        if (took.size() == IN_A_ROW && Collections.min(took) >= SLOW_MILLIS) {
            return Finding.degraded(
                            "a change takes " + millis + " ms; everything that people do waits for it",
                            "look at the load and the disk of the database's machine, and the network to it")
                    .as("DatabaseSlow");
        }
        return Finding.ok("takes changes, the last one in " + millis + " ms");
    }

    private Finding closed(Refusal why) {
        writes.close(name(), why);
        String cause = why.problem().evidence().stream().findFirst().orElse("");
        String says = why.problem().detail() + (cause.isEmpty() ? "" : ": " + cause);
        return Finding.down(says, String.valueOf(why.problem().nextStep())).as(mode(why.code()));
    }

    private static String mode(Code code) {
        return switch (code) {
            case DiskFull -> "ReadOnly";
            case DatabaseReadOnly -> "DatabaseReadOnly";
            default -> "DatabaseAway";
        };
    }
}
