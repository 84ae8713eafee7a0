package io.slipway.rollout;

import io.slipway.api.Autoscale.Bounds;
import io.slipway.core.Actor;
import io.slipway.store.Params;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** SQL of what was asked of autoscalers. */
@Component
class AutoscaleStore {
    private final JdbcClient db;
    private final JsonMapper json;
    private final Clock clock;

    AutoscaleStore(JdbcClient db, JsonMapper json, Clock clock) {
        this.db = db;
        this.json = json;
        this.clock = clock;
    }

    /** @param bounds null where it was taken away */
    record Row(
            @Nullable Bounds bounds, String actor, @Nullable String reason, Instant changed) {}

    Optional<Row> find(String project, String env, String app) {
        return db.sql("select * from autoscale where project = ? and env = ? and app = ?")
                .params(Params.of(project, env, app))
                .query(this::row)
                .optional();
    }

    Optional<Bounds> bounds(String project, String env, String app) {
        return find(project, env, app).map(Row::bounds);
    }

    void set(String project, String env, String app, Change change) {
        String bounds = change.bounds() == null ? null : json.writeValueAsString(change.bounds());
        db.sql("""
                insert into autoscale(project, env, app, bounds, rollout, actor, reason, changed)
                values (?, ?, ?, ?::jsonb, ?, ?, ?, ?)
                on conflict (project, env, app) do update set former = autoscale.bounds, bounds = excluded.bounds,
                    rollout = excluded.rollout, actor = excluded.actor, reason = excluded.reason,
                    changed = excluded.changed""")
                .params(Params.of(
                        project,
                        env,
                        app,
                        bounds,
                        change.rollout(),
                        change.actor().user(),
                        change.reason(),
                        clock.instant()))
                .update();
    }

    /** @param rollout that brings it to the cluster */
    record Change(
            @Nullable Bounds bounds,
            UUID rollout,
            Actor actor,
            @Nullable String reason) {}

    /** What that rollout could not bring is no longer asked for; harmless when it is called again. */
    void revert(UUID rollout) {
        db.sql("update autoscale set bounds = former where rollout = ?")
                .param(rollout)
                .update();
    }

    private Row row(ResultSet row, int n) throws SQLException {
        String bounds = row.getString("bounds");
        return new Row(
                bounds == null ? null : json.readValue(bounds, Bounds.class),
                row.getString("actor"),
                row.getString("reason"),
                row.getObject("changed", OffsetDateTime.class).toInstant());
    }
}
