package io.slipway.work;

import io.slipway.api.Phase;
import io.slipway.api.Problem;
import io.slipway.api.StepView;
import io.slipway.core.Actor;
import io.slipway.store.Params;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** SQL of operations and steps. Every write of a runner carries its epoch. */
@Component
class OperationStore {
    private final JdbcClient db;
    private final JsonMapper json;
    private final Clock clock;

    OperationStore(JdbcClient db, JsonMapper json, Clock clock) {
        this.db = db;
        this.json = json;
        this.clock = clock;
    }

    /** False when the key is taken. */
    boolean insert(UUID id, Start<?> start, String state, Instant deadline) {
        return db.sql("""
                insert into operation(id, kind, key, lane, project, env, app, actor, source, spec, phase, state,
                                      created, deadline)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, 'PENDING', ?, ?, ?)
                on conflict (key) do nothing""")
                        .params(Params.of(
                                id,
                                start.kind(),
                                start.key(),
                                start.lane(),
                                start.project(),
                                start.env(),
                                start.app(),
                                start.actor().user(),
                                start.actor().source(),
                                json.writeValueAsString(start.spec()),
                                state,
                                clock.instant(),
                                deadline))
                        .update()
                == 1;
    }

    Optional<UUID> byKey(String key) {
        return db.sql("select id from operation where key = ?")
                .param(key)
                .query(UUID.class)
                .optional();
    }

    Optional<Operation> get(UUID id) {
        return Optional.ofNullable(get(List.of(id)).get(id));
    }

    Map<UUID, Operation> get(Collection<UUID> ids) {
        if (ids.isEmpty()) return Map.of();
        Map<UUID, List<StepView>> steps = new HashMap<>();
        db.sql(
                        "select operation, name, phase, message, started, finished from step where operation in (:ids) order by n")
                .param("ids", ids)
                .query((row, n) -> steps.computeIfAbsent(row.getObject(1, UUID.class), k -> new java.util.ArrayList<>())
                        .add(step(row)))
                .list();
        Map<UUID, Operation> found = new HashMap<>();
        db.sql("select * from operation where id in (:ids)")
                .param("ids", ids)
                .query((row, n) -> operation(row, steps.getOrDefault(row.getObject("id", UUID.class), List.of())))
                .list()
                .forEach(o -> found.put(o.id(), o));
        return found;
    }

    List<UUID> open() {
        return db.sql("select id from operation where phase in ('PENDING', 'RUNNING') order by created")
                .query(UUID.class)
                .list();
    }

    List<UUID> open(String lane) {
        return db.sql("""
                select id from operation where lane = ? and phase in ('PENDING', 'RUNNING')
                order by created, id""").param(lane).query(UUID.class).list();
    }

    /** Takes the operation over: the epoch rises, older claims can write no more. Locks the row. */
    boolean claim(UUID id) {
        return db.sql("""
                update operation set epoch = epoch + 1, phase = 'RUNNING', started = coalesce(started, ?)
                where id = ? and phase in ('PENDING', 'RUNNING')""").params(Params.of(clock.instant(), id)).update() == 1;
    }

    void state(UUID id, long epoch, String state) {
        fenced(
                id,
                db.sql("update operation set state = ? where id = ? and epoch = ? and phase = 'RUNNING'")
                        .params(Params.of(state, id, epoch))
                        .update());
    }

    void end(UUID id, long epoch, Phase phase, String state, @Nullable Problem problem) {
        fenced(
                id,
                db.sql("""
                        update operation set phase = ?, state = ?, problem = ?::jsonb, finished = ?
                        where id = ? and epoch = ? and phase = 'RUNNING'""")
                        .params(Params.of(
                                phase.name(),
                                state,
                                problem == null ? null : json.writeValueAsString(problem),
                                clock.instant(),
                                id,
                                epoch))
                        .update());
    }

    /** Keeps why the operation will end, from the first time on. */
    void failing(UUID id, long epoch, Problem problem) {
        fenced(
                id,
                db.sql("""
                        update operation set failing = coalesce(failing, ?::jsonb), undoing = coalesce(undoing, ?)
                        where id = ? and epoch = ? and phase = 'RUNNING'""")
                        .params(Params.of(json.writeValueAsString(problem), clock.instant(), id, epoch))
                        .update());
    }

    /** From here on its own time counts. */
    void deadline(UUID id, long epoch, Instant deadline) {
        fenced(
                id,
                db.sql("update operation set deadline = ? where id = ? and epoch = ? and phase = 'RUNNING'")
                        .params(Params.of(deadline, id, epoch))
                        .update());
    }

    void cancel(UUID id) {
        db.sql("update operation set cancel = true where id = ? and phase in ('PENDING', 'RUNNING')")
                .param(id)
                .update();
    }

    List<UUID> cancelled(Collection<UUID> ids) {
        return db.sql("select id from operation where id in (:ids) and cancel")
                .param("ids", ids)
                .query(UUID.class)
                .list();
    }

    void lease(UUID id, long epoch) {
        fenced(
                id,
                db.sql("select count(*) from operation where id = ? and epoch = ? and phase = 'RUNNING'")
                        .params(Params.of(id, epoch))
                        .query(Integer.class)
                        .single());
    }

    /** The same until the end of the transaction: a claim waits for that. */
    void holdLease(UUID id, long epoch) {
        List<UUID> held = db.sql("select id from operation where id = ? and epoch = ? and phase = 'RUNNING' for share")
                .params(Params.of(id, epoch))
                .query(UUID.class)
                .list();
        fenced(id, held.size());
    }

    /** Number of this attempt, from 1. */
    int stepStarted(UUID id, long epoch, int n, String name) {
        lease(id, epoch);
        return db.sql("""
                insert into step(operation, n, name, phase, attempt, epoch, started) values (?, ?, ?, 'RUNNING', 1, ?, ?)
                on conflict (operation, n) do update set attempt = step.attempt + 1, phase = 'RUNNING', epoch = excluded.epoch
                where step.phase <> 'SUCCEEDED' and step.epoch <= excluded.epoch
                returning attempt""")
                .params(Params.of(id, n, name, epoch, clock.instant()))
                .query(Integer.class)
                .single();
    }

    /** When the step is over at the latest: after so long, and not after the operation. */
    Instant due(UUID id, int n, Duration most) {
        return db.sql("""
                select least(s.started + make_interval(secs => ?), o.deadline) from step s
                join operation o on o.id = s.operation where s.operation = ? and s.n = ?""")
                .params(Params.of(most.toMillis() / 1000.0, id, n))
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    /** Also of a step that an earlier claim began: an operation may be cancelled before it is run again. */
    void stepEnded(UUID id, long epoch, int n, Phase phase, @Nullable String message, @Nullable Object output) {
        fenced(
                id,
                db.sql("""
                        update step set phase = ?, message = coalesce(?, message), output = ?::jsonb, finished = ?,
                               epoch = ?
                        where operation = ? and n = ? and epoch <= ? and phase <> 'SUCCEEDED' and exists (
                          select from operation o where o.id = step.operation and o.epoch = ? and o.phase = 'RUNNING')""")
                        .params(Params.of(
                                phase.name(),
                                message,
                                output == null ? null : json.writeValueAsString(output),
                                clock.instant(),
                                epoch,
                                id,
                                n,
                                epoch,
                                epoch))
                        .update());
    }

    void say(UUID id, long epoch, int n, String message) {
        db.sql("update step set message = ? where operation = ? and n = ? and epoch = ?")
                .params(Params.of(message, id, n, epoch))
                .update();
    }

    void trouble(UUID id, long epoch, String message) {
        lease(id, epoch);
        db.sql("update step set message = ? where operation = ? and n = (select max(n) from step where operation = ?)")
                .params(Params.of(message, id, id))
                .update();
    }

    List<String> finishedSteps(UUID id) {
        return db.sql("select name from step where operation = ? and phase = 'SUCCEEDED' order by n")
                .param(id)
                .query(String.class)
                .list();
    }

    Optional<String> output(UUID id, String step) {
        return db.sql("select output from step where operation = ? and name = ? and output is not null")
                .params(Params.of(id, step))
                .query(String.class)
                .optional();
    }

    private static void fenced(UUID id, int rows) {
        if (rows != 1) throw new LeaseLost(id.toString());
    }

    private static StepView step(ResultSet row) throws SQLException {
        return new StepView(
                row.getString("name"),
                Phase.valueOf(row.getString("phase")),
                row.getString("message"),
                instant(row, "started"),
                instant(row, "finished"));
    }

    private Operation operation(ResultSet row, List<StepView> steps) throws SQLException {
        String problem = row.getString("problem");
        String failing = row.getString("failing");
        return new Operation(
                row.getObject("id", UUID.class),
                row.getString("kind"),
                row.getString("lane"),
                row.getString("project"),
                row.getString("env"),
                row.getString("app"),
                new Actor(row.getString("actor"), row.getString("source")),
                row.getString("spec"),
                Phase.valueOf(row.getString("phase")),
                row.getString("state"),
                problem == null ? null : json.readValue(problem, Problem.class),
                failing == null
                        ? null
                        : new Operation.Failing(
                                json.readValue(failing, Problem.class),
                                row.getObject("undoing", OffsetDateTime.class).toInstant()),
                row.getBoolean("cancel"),
                row.getLong("epoch"),
                row.getObject("created", OffsetDateTime.class).toInstant(),
                instant(row, "started"),
                instant(row, "finished"),
                row.getObject("deadline", OffsetDateTime.class).toInstant(),
                List.copyOf(steps));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
