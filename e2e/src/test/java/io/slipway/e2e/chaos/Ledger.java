package io.slipway.e2e.chaos;

import io.slipway.e2e.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The database from outside. A trigger of the test notes each change of an operation's and a step's
 * phase, epoch and attempt: the rows themselves only tell the last word.
 */
final class Ledger {
    private static final String WATCH = """
            create schema if not exists chaos;
            create table if not exists chaos.seen (
              n bigint generated always as identity primary key, at timestamptz not null default clock_timestamp(),
              what text not null, id uuid not null, step int, name text, phase text not null, epoch bigint not null,
              attempt int);
            create or replace function chaos.note_operation() returns trigger language plpgsql as $$ begin
              insert into chaos.seen(what, id, name, phase, epoch) values ('operation', new.id, new.kind, new.phase, new.epoch);
              return null; end $$;
            create or replace function chaos.note_step() returns trigger language plpgsql as $$ begin
              insert into chaos.seen(what, id, step, name, phase, epoch, attempt)
              values ('step', new.operation, new.n, new.name, new.phase, new.epoch, new.attempt);
              return null; end $$;
            create or replace trigger chaos_new after insert on operation for each row execute function chaos.note_operation();
            create or replace trigger chaos_change after update on operation for each row
              when ((old.phase, old.epoch) is distinct from (new.phase, new.epoch)) execute function chaos.note_operation();
            create or replace trigger chaos_new after insert on step for each row execute function chaos.note_step();
            create or replace trigger chaos_change after update on step for each row
              when ((old.phase, old.epoch, old.attempt) is distinct from (new.phase, new.epoch, new.attempt))
              execute function chaos.note_step();
            """;

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private final Platform platform;

    Ledger(Platform platform) {
        this.platform = platform;
    }

    void watch() {
        try (Connection db = connect();
                var statement = db.createStatement()) {
            statement.execute(WATCH);
        } catch (SQLException e) {
            throw new IllegalStateException("the oracle cannot watch the database", e);
        }
    }

    /** Each row as one text, its columns joined by a blank. */
    List<String> rows(String sql, Object... parameters) {
        long patience = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return ask(sql, parameters);
            } catch (SQLException e) {
                // The database itself may be the one that was killed, or not be back yet.
                if (!away(e) || System.nanoTime() - patience > 0) {
                    throw new IllegalStateException("the oracle cannot ask: " + sql, e);
                }
                LockSupport.parkNanos(50_000_000);
            }
        }
    }

    private static boolean away(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        return state.startsWith("08") || state.startsWith("57P");
    }

    private List<String> ask(String sql, Object... parameters) throws SQLException {
        try (Connection db = connect();
                PreparedStatement statement = db.prepareStatement(sql)) {
            for (int n = 0; n < parameters.length; n++) statement.setObject(n + 1, parameters[n]);
            try (ResultSet result = statement.executeQuery()) {
                List<String> rows = new ArrayList<>();
                while (result.next()) rows.add(row(result));
                return rows;
            }
        }
    }

    Optional<String> first(String sql, Object... parameters) {
        return rows(sql, parameters).stream().findFirst();
    }

    long number(String sql, Object... parameters) {
        return Long.parseLong(first(sql, parameters).orElseThrow());
    }

    private static String row(ResultSet result) throws SQLException {
        List<String> cells = new ArrayList<>();
        for (int n = 1; n <= result.getMetaData().getColumnCount(); n++) cells.add(result.getString(n));
        return String.join(" ", cells.stream().map(String::valueOf).toList());
    }

    private Connection connect() throws SQLException {
        try {
            JsonNode instance =
                    JsonMapper.shared().readTree(Files.readString(platform.data.resolve("agent/instance.json")));
            String password =
                    Files.readString(Path.of(instance.get("dbPasswordFile").asString()));
            return DriverManager.getConnection(
                    instance.get("dbUrl").asString(), instance.get("dbUser").asString(), password.strip());
        } catch (IOException e) {
            throw new IllegalStateException("no way to the database in " + platform.data, e);
        }
    }
}
